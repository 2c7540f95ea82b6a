-- What the documents on each element amount to. Like the sums of accounts kept in the transaction
-- that changes a document, so that one that comes twice counts once. Nothing is left of what has no
-- documents any more: whatever way the index came to its rows, the sums of equal rows are equal.
create table element_usage (
    element_id text primary key,
    bytes      bigint not null,
    files      bigint not null
);

-- How many documents there are of each type, by the day of their creation (UTC).
create table type_counts (
    tenant       text not null,
    content_type text not null,
    created_on   date not null,
    bytes        bigint not null,
    files        bigint not null,
    primary key (tenant, content_type, created_on)
);

-- What a statement changes, in the shape of documents: those that count no more with -1.
create type counted as (
    tenant       text,
    element_id   text,
    content_type text,
    created_on   date,
    bytes        bigint,
    files        bigint
);

-- The rows are locked in the order of their key. What comes to nothing is not touched.
create function count_changes(changes counted[]) returns void
    language plpgsql
as $$
begin
    insert into ${flyway:defaultSchema}.element_usage as known (element_id, bytes, files)
    select element_id, sum(bytes), sum(files)
    from unnest(changes)
    group by element_id
    having sum(bytes) <> 0 or sum(files) <> 0
    order by element_id
    on conflict (element_id) do update
    set bytes = known.bytes + excluded.bytes, files = known.files + excluded.files;

    insert into ${flyway:defaultSchema}.type_counts as known
        (tenant, content_type, created_on, bytes, files)
    select tenant, content_type, created_on, sum(bytes), sum(files)
    from unnest(changes)
    group by tenant, content_type, created_on
    having sum(bytes) <> 0 or sum(files) <> 0
    order by tenant, content_type, created_on
    on conflict (tenant, content_type, created_on) do update
    set bytes = known.bytes + excluded.bytes, files = known.files + excluded.files;

    delete from ${flyway:defaultSchema}.element_usage
    where files = 0
      and element_id in (select element_id from unnest(changes) where files < 0);
    delete from ${flyway:defaultSchema}.type_counts
    where files = 0
      and (tenant, content_type, created_on) in
          (select tenant, content_type, created_on from unnest(changes) where files < 0);
end
$$;

create function count_added() returns trigger
    language plpgsql
as $$
begin
    perform ${flyway:defaultSchema}.count_changes(array_agg(
        row(tenant, element_id, content_type, (created_at at time zone 'UTC')::date,
            file_size, 1)::${flyway:defaultSchema}.counted))
    from documents_after
    where status <> 'deleted'
    having count(*) > 0;
    return null;
end
$$;

create function count_removed() returns trigger
    language plpgsql
as $$
begin
    perform ${flyway:defaultSchema}.count_changes(array_agg(
        row(tenant, element_id, content_type, (created_at at time zone 'UTC')::date,
            -file_size, -1)::${flyway:defaultSchema}.counted))
    from documents_before
    where status <> 'deleted'
    having count(*) > 0;
    return null;
end
$$;

create function count_changed() returns trigger
    language plpgsql
as $$
begin
    perform ${flyway:defaultSchema}.count_changes(array_agg(
        row(tenant, element_id, content_type, (created_at at time zone 'UTC')::date,
            sign * file_size, sign)::${flyway:defaultSchema}.counted))
    from (select tenant, element_id, content_type, created_at, file_size, status, -1 as sign
          from documents_before
          union all
          select tenant, element_id, content_type, created_at, file_size, status, 1
          from documents_after) as changed
    where status <> 'deleted'
    having count(*) > 0;
    return null;
end
$$;

create trigger documents_counted_added after insert on documents
    referencing new table as documents_after
    for each statement execute function count_added();
create trigger documents_counted_changed after update on documents
    referencing old table as documents_before new table as documents_after
    for each statement execute function count_changed();
create trigger documents_counted_removed after delete on documents
    referencing old table as documents_before
    for each statement execute function count_removed();

insert into element_usage (element_id, bytes, files)
select element_id, sum(file_size), count(*) from documents where status <> 'deleted' group by 1;
insert into type_counts (tenant, content_type, created_on, bytes, files)
select tenant, content_type, (created_at at time zone 'UTC')::date, sum(file_size), count(*)
from documents where status <> 'deleted' group by 1, 2, 3;
