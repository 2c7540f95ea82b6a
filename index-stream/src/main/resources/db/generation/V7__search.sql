-- What searches need beyond words: names as they are compared, to be found by a part or in spite of
-- a typing error, and what somebody looks for as a query.
create extension if not exists pg_trgm with schema public;
create extension if not exists fuzzystrmatch with schema public;

alter table documents add column name_key text not null
    generated always as (folded(original_filename)) stored;

create index documents_name_key on documents using gin (name_key public.gin_trgm_ops);

-- A part of a text as the pattern of a LIKE.
create function pattern(part text) returns text
    language sql immutable strict parallel safe
    return '%' || regexp_replace(part, '([\\%_])', '\\\1', 'g') || '%';

-- A description as its parts are looked for. It has no index of its own, so this must be cheap.
create function plain(text) returns text
    language sql immutable strict parallel safe
    return translate(lower($1), 'ё', 'е');

-- Words that begin like the last one, and hold the ones before; of these weights, if any are given.
create function prefix_query(term text, weights text) returns tsquery
    language sql immutable strict parallel safe
    return (
        select coalesce(string_agg(
                   given || case when place = count then ':*' || weights
                                 when weights <> '' then ':' || weights
                                 else '' end, ' & ' order by place), '')
        from (select given, place, count(*) over () as count
              from regexp_split_to_table(btrim(words(term)), ' +') with ordinality
                       as split(given, place)
              where given <> '') as given
    )::tsquery;

-- One term of a query: `word` in all its forms, `phrase`, or `prefix`.
create function term_query(kind text, term text, config regconfig) returns tsquery
    language sql immutable strict parallel safe
    return case kind
               when 'prefix' then prefix_query(term, '')
               when 'phrase' then phraseto_tsquery(config, words(term))
               else plainto_tsquery(config, words(term))
           end;

-- Of the alternatives one must match: an array of arrays of {kind, text, excluded}.
create function alternatives_query(alternatives jsonb, config regconfig) returns tsquery
    language sql immutable strict parallel safe
    return (
        select coalesce(string_agg('(' || terms || ')', ' | ' order by place), '')
        from (select place,
                     string_agg(
                         case when (term ->> 'excluded')::boolean then '!' else '' end
                             || '(' || query || ')', ' & ' order by number) as terms
              from jsonb_array_elements(alternatives) with ordinality as given(terms, place),
                   jsonb_array_elements(given.terms) with ordinality as split(term, number),
                   lateral term_query(term ->> 'kind', term ->> 'text', config) as query
              where numnode(query) > 0
              group by place) as alternative
    )::tsquery;

-- What somebody looks for. Never fails. A query of nothing but stop words looks for them as they are.
create function words_query(alternatives jsonb) returns tsquery
    language sql immutable strict parallel safe
    return (
        select case when numnode(stems) > 0 then stems
                    else alternatives_query(alternatives, 'pg_catalog.simple') end
        from alternatives_query(alternatives, 'pg_catalog.russian') as stems);

-- Whether a word of a name, as it is compared, is this one but for a letter or two.
create function resembles(name_key text, word text) returns boolean
    language sql immutable strict parallel safe
    return exists (
        select
        from regexp_split_to_table(name_key, '[^[:alnum:]]+') as part
        where case
                  when length(part) between 3 and 64 and length(word) between 3 and 64
                  then public.levenshtein_less_equal(part, word, 2)
                      <= case when length(word) < 6 then 1 else 2 end
                  else false
              end);

-- How much a document gains by being young: twice as much each ten years. A function of the
-- document alone, so that an answer does not change while somebody reads it page by page.
create function freshness(created_at timestamptz) returns double precision
    language sql immutable strict parallel safe
    return power(
        2.0::double precision,
        extract(epoch from created_at - '2020-01-01 00:00:00+00'::timestamptz)::double precision
            / 315576000.0);
