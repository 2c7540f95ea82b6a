-- One generation of the index, in a schema of its own (the default schema of this migration).
-- Readers see it only through the schema `live`.

create extension if not exists unaccent with schema public;

-- A text as it is compared: compatible characters are one (NFKC), no case, no accents (ё is е), and
-- an ideograph is a word of its own. Immutable, because a generation never changes its rules.
create function folded(text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(
        lower(public.unaccent('public.unaccent', normalize($1, NFKC))),
        '([\u2E80-\u2FFF\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF])', ' \1 ', 'g');

-- The words of a text: whatever is neither letter nor digit separates them.
create function words(text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(folded($1), '[^[:alnum:]]+', ' ', 'g');

-- A name cut where a word begins without a separator: AnnualReport2024 -> Annual Report 2024. Short
-- runs stay together, or every hexadecimal name would fall apart.
create function parts(name text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(
        name,
        '(?<=[[:lower:]])(?=[[:upper:]][[:lower:]])'
            || '|(?<=[[:alpha:]]{3})(?=[[:digit:]])|(?<=[[:digit:]])(?=[[:alpha:]]{3})',
        ' ', 'g');

-- The lexemes of a text: its words' stems (Russian for Cyrillic words, English for Latin ones; both
-- without their stop words), then the words as they are, for prefixes and for stop words.
create function lexemes(source text, weight "char") returns tsvector
    language plpgsql immutable strict parallel safe
as $$
declare
    words text := ${flyway:defaultSchema}.words(source);
begin
    return setweight(
        to_tsvector('pg_catalog.russian', words) || to_tsvector('pg_catalog.simple', words), weight);
end
$$;

-- The texts among the values of a JSON document, however deep.
create function texts(document jsonb) returns text
    language sql immutable strict parallel safe
    return (
        select string_agg(value #>> '{}', ' ')
        from jsonb_path_query(document, 'strict $.** ? (@.type() == "string")') as found(value));

-- What a document is found by: A its name, B its description, C its tags, D the texts in its
-- custom attributes.
create function document_lexemes(
    name text, description text, tags text[], custom_attributes jsonb) returns tsvector
    language plpgsql immutable parallel safe
as $$
declare
    name_parts text := ${flyway:defaultSchema}.parts(name);
    found tsvector := ${flyway:defaultSchema}.lexemes(name, 'A');
begin
    if name_parts <> name then
        found := found || ${flyway:defaultSchema}.lexemes(name_parts, 'A');
    end if;
    if description is not null then
        found := found || ${flyway:defaultSchema}.lexemes(description, 'B');
    end if;
    if tags <> '{}' then
        found := found || ${flyway:defaultSchema}.lexemes(array_to_string(tags, ' '), 'C');
    end if;
    if custom_attributes <> '{}' then
        found := found || coalesce(
            ${flyway:defaultSchema}.lexemes(
                ${flyway:defaultSchema}.texts(custom_attributes), 'D'), '');
    end if;
    return found;
end
$$;

-- What somebody looks for, in the syntax of web searches: "phrase", or, -not. Never fails. A query
-- of nothing but stop words looks for them as they are.
create function search_query(query text) returns tsquery
    language sql immutable strict parallel safe
    return (
        select case when numnode(stems) > 0 then stems
                    else websearch_to_tsquery('pg_catalog.simple', terms) end
        from (select regexp_replace(
                  folded(query), '(?<=[[:alnum:]])[^[:alnum:][:space:]"]+(?=[[:alnum:]])', ' ', 'g')
             ) as asked(terms),
             lateral (select websearch_to_tsquery('pg_catalog.russian', terms)) as understood(stems));

-- The current state of each document of the file log. The row is a function of the log alone.
create table documents (
    file_id           uuid primary key,
    tenant            text not null,
    version           bigint not null,
    status            text not null,
    original_filename text not null,
    file_extension    text,                    -- lower case, without the dot
    file_size         bigint not null,
    content_type      text not null,
    checksum          text not null,
    retention_policy  text not null,
    ttl_days          integer,
    expires_at        timestamptz,
    retain_until      timestamptz,
    legal_hold        boolean not null,
    description       text,
    tags              text[] not null,
    custom_attributes jsonb not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    created_by_id     text not null,
    created_by_name   text not null,           -- the account's full name, else its name
    element_id        text not null,
    body              text not null,           -- the document as the event has it, in JSON
    fts               tsvector not null generated always as (
        document_lexemes(original_filename, description, tags, custom_attributes)) stored
);

create index documents_fts on documents using gin (fts);
create index documents_tags on documents using gin (tags);
create index documents_custom_attributes on documents using gin (custom_attributes jsonb_path_ops);
create index documents_created_at on documents (tenant, created_at, file_id);

-- How far the file log has been applied to this generation; written with the rows it belongs to.
create table positions (
    topic_id     uuid not null,
    partition    integer not null,
    next_offset  bigint not null,
    leader_epoch integer,
    primary key (topic_id, partition)
);
