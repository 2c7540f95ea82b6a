-- What the documents of each account amount to. Kept by the triggers below, in the transaction that
-- changes a document: one that comes twice counts once, a new version takes the place of the one
-- before, and one that is deleted counts no more.
create table account_usage (
    tenant    text not null,
    client_id text not null,
    bytes     bigint not null,
    files     bigint not null,
    as_of     timestamptz not null,              -- the time of the latest change that is counted
    told      boolean not null default false,    -- whether the other services have heard of it
    primary key (tenant, client_id)
);

create index account_usage_untold on account_usage (tenant, client_id) where not told;

-- The rows are locked in the order of their key, whichever documents a batch has.
create function count_usage() returns trigger
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
        select tenant, created_by_id, sum(file_size), count(*), max(updated_at)
        from documents_after
        where status <> 'deleted'
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

create trigger documents_added after insert on documents
    referencing new table as documents_after
    for each statement execute function count_usage();
create trigger documents_changed after update on documents
    referencing old table as documents_before new table as documents_after
    for each statement execute function count_usage();
create trigger documents_removed after delete on documents
    referencing old table as documents_before
    for each statement execute function count_usage();

insert into account_usage (tenant, client_id, bytes, files, as_of)
select tenant, created_by_id, sum(file_size), count(*), max(updated_at)
from documents
where status <> 'deleted'
group by tenant, created_by_id;
