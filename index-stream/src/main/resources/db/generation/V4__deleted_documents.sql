-- A document that is deleted leaves its row, with nothing in it but whose it was and its version.
-- It counts for nothing, but when it was deleted counts: whether the index saw the document before
-- or only its end, the sums and their time are the same.
create or replace function count_usage() returns trigger
    language plpgsql
as $$
begin
    if tg_op <> 'INSERT' then
        insert into ${flyway:defaultSchema}.account_usage as known
            (tenant, client_id, bytes, files, as_of)
        select tenant, created_by_id, -sum(file_size), -count(*), max(updated_at)
        from documents_before
        where status <> 'deleted'
        group by tenant, created_by_id
        order by tenant, created_by_id
        on conflict (tenant, client_id) do update
        set bytes = known.bytes + excluded.bytes,
            files = known.files + excluded.files,
            as_of = greatest(known.as_of, excluded.as_of),
            told = false;
    end if;
    if tg_op <> 'DELETE' then
        insert into ${flyway:defaultSchema}.account_usage as known
            (tenant, client_id, bytes, files, as_of)
        select tenant, created_by_id,
               coalesce(sum(file_size) filter (where status <> 'deleted'), 0),
               count(*) filter (where status <> 'deleted'), max(updated_at)
        from documents_after
        group by tenant, created_by_id
        order by tenant, created_by_id
        on conflict (tenant, client_id) do update
        set bytes = known.bytes + excluded.bytes,
            files = known.files + excluded.files,
            as_of = greatest(known.as_of, excluded.as_of),
            told = false;
    end if;
    return null;
end
$$;
