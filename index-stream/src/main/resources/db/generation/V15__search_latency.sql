-- The same functions for less. Each search asks for them, before a row is read or for each row.

-- Of the alternatives one must match: an array of arrays of {kind, text, excluded}.
create or replace function alternatives_query(alternatives jsonb, config regconfig) returns tsquery
    language plpgsql immutable strict parallel safe
as $$
declare
    terms jsonb;
    term jsonb;
    query tsquery;
    together tsquery;
    found tsquery;
begin
    for place in 0 .. jsonb_array_length(alternatives) - 1 loop
        terms := alternatives -> place;
        together := null;
        for number in 0 .. jsonb_array_length(terms) - 1 loop
            term := terms -> number;
            query := ${flyway:defaultSchema}.term_query(
                term ->> 'kind', term ->> 'text', config);
            if numnode(query) > 0 then
                query := case when (term ->> 'excluded')::boolean then !! query else query end;
                together := case when together is null then query else together && query end;
            end if;
        end loop;
        if together is not null then
            found := case when found is null then together else found || together end;
        end if;
    end loop;
    return coalesce(found, ''::tsquery);
end
$$;

-- What somebody looks for. Never fails. A query of nothing but stop words looks for them as they are.
create or replace function words_query(alternatives jsonb) returns tsquery
    language plpgsql immutable strict parallel safe
as $$
declare
    stems tsquery := ${flyway:defaultSchema}.alternatives_query(alternatives, 'pg_catalog.russian');
begin
    return case when numnode(stems) > 0 then stems
                else ${flyway:defaultSchema}.alternatives_query(alternatives, 'pg_catalog.simple')
           end;
end
$$;

-- How much a document gains by being young: twice as much each ten years. The seconds are counted in
-- floating point: exact decimals cost more than the rank.
create or replace function freshness(created_at timestamptz) returns double precision
    language sql immutable strict parallel safe
    return power(
        2.0::double precision,
        date_part('epoch', created_at - '2020-01-01 00:00:00+00'::timestamptz) / 315576000.0);
