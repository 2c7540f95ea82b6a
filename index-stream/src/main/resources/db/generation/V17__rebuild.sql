-- What a rebuild spends its time on, for less. The rows are the same, bit for bit.

-- As before; plpgsql, because a function of SQL is begun anew at each call when it cannot be made
-- part of the statement, and this one cannot: unaccent is not immutable. ASCII has nothing to fold
-- but its case.
create or replace function folded(text) returns text
    language plpgsql immutable strict parallel safe
as $$
begin
    if octet_length($1) = char_length($1) then
        return lower($1);
    end if;
    return regexp_replace(
        lower(public.unaccent(
            'public.unaccent',
            case when $1 is nfkc normalized then $1 else normalize($1, NFKC) end)),
        '[\u2E80-\u2FFF\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]', ' \& ', 'g');
end
$$;

-- As before; a name is cut only where it has a place to be cut, which is cheaper to find without
-- looking behind. The texts of an array in JSON are its texts with signs between them that separate
-- words as spaces do, unless something in them is escaped.
create or replace function document_lexemes(
    name text, description text, tags text[], custom_attributes jsonb) returns tsvector
    language plpgsql immutable parallel safe
as $$
declare
    found tsvector := ${flyway:defaultSchema}.lexemes(name, 'A');
    strings text;
begin
    if name ~ ('[[:lower:]][[:upper:]][[:lower:]]'
            || '|[[:alpha:]]{3}[[:digit:]]|[[:digit:]][[:alpha:]]{3}') then
        found := found || ${flyway:defaultSchema}.lexemes(
            ${flyway:defaultSchema}.parts(name), 'A');
    end if;
    if description is not null then
        found := found || ${flyway:defaultSchema}.lexemes(description, 'B');
    end if;
    if tags <> '{}' then
        found := found || ${flyway:defaultSchema}.lexemes(array_to_string(tags, ' '), 'C');
    end if;
    if custom_attributes <> '{}' then
        strings := jsonb_path_query_array(
            custom_attributes, 'strict $.** ? (@.type() == "string")')::text;
        if strings like '%\\%' then
            strings := ${flyway:defaultSchema}.texts(custom_attributes);
        end if;
        if strings <> '[]' then
            found := found || ${flyway:defaultSchema}.lexemes(strings, 'D');
        end if;
    end if;
    return found;
end
$$;

-- Makes all sums again from the documents, as the triggers would have made them. Nobody may write
-- documents meanwhile.
create function count_again() returns void
    language plpgsql
as $$
begin
    delete from ${flyway:defaultSchema}.account_usage;
    delete from ${flyway:defaultSchema}.element_usage;
    delete from ${flyway:defaultSchema}.type_counts;

    insert into ${flyway:defaultSchema}.account_usage (tenant, client_id, bytes, files, as_of)
    select tenant, created_by_id,
           coalesce(sum(file_size) filter (where status <> 'deleted'), 0),
           count(*) filter (where status <> 'deleted'), max(updated_at)
    from ${flyway:defaultSchema}.documents
    group by tenant, created_by_id;

    insert into ${flyway:defaultSchema}.element_usage (element_id, bytes, files)
    select element_id, sum(file_size), count(*)
    from ${flyway:defaultSchema}.documents
    where status <> 'deleted'
    group by element_id;

    insert into ${flyway:defaultSchema}.type_counts
        (tenant, content_type, created_on, bytes, files)
    select tenant, content_type, (created_at at time zone 'UTC')::date, sum(file_size), count(*)
    from ${flyway:defaultSchema}.documents
    where status <> 'deleted'
    group by 1, 2, 3;
end
$$;
