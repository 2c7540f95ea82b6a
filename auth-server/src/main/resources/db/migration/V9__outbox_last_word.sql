alter table outbox add column key text;

-- Bodies that are no event stay where they are, and are about nobody. A schema may have a character
-- that PostgreSQL does not read.
update outbox
set key = coalesce(
    case when event is json object then
        replace(event, '\u0000', '\u0020')::json ->> case topic
            when 'artstore.accounts' then 'client_id'
            when 'artstore.elements' then 'element_id'
            when 'artstore.templates' then 'template_id'
        end
    end,
    '');

alter table outbox alter column key set not null;

-- Until now rows were removed a day after their delivery. What was last said about the others can
-- be told from the tables: an account has one event, an element changes by its mode, a template by
-- its versions.
insert into outbox (topic, key, type, event)
select 'artstore.accounts', client_id, 'artstore.account.created.v1', json_build_object(
    'client_id', client_id,
    'name', name,
    'description', description,
    'role', role,
    'tenant', tenant,
    'is_system', is_system,
    'limits', case
        when num_nonnulls(
            auth_requests_per_minute, requests_per_minute, bytes_per_second, quota_bytes) > 0
        then json_build_object(
            'auth_requests_per_minute', auth_requests_per_minute,
            'requests_per_minute', requests_per_minute,
            'bytes_per_second', bytes_per_second,
            'quota_bytes', quota_bytes)
        end,
    'version', version,
    'created_at', created_at,
    'updated_at', updated_at)
from service_account
where not exists (select from outbox where topic = 'artstore.accounts' and key = client_id)
order by updated_at;

insert into outbox (topic, key, type, event)
select
    'artstore.elements',
    element_id,
    case version
        when 1 then 'artstore.element.registered.v1'
        else 'artstore.element.mode-changed.v1'
    end,
    json_build_object(
        'element_id', element_id,
        'display_name', display_name,
        'kind', kind,
        'mode', mode,
        'priority', priority,
        'capacity_bytes', capacity_bytes,
        'worker', worker,
        'root', root,
        's3', case kind
            when 's3' then json_build_object(
                'endpoint', s3_endpoint,
                'region', s3_region,
                'bucket', s3_bucket,
                'prefix', s3_prefix,
                'path_style', s3_path_style)
            end,
        'compression', compression,
        'version', version,
        'created_at', created_at,
        'updated_at', updated_at,
        -- From rw there is a step to ro only, to rw and to ar one from ro only.
        'previous_mode', case when version > 1 then case mode when 'ro' then 'rw' else 'ro' end end)
from storage_element
where not exists (select from outbox where topic = 'artstore.elements' and key = element_id)
order by updated_at;

insert into outbox (topic, key, type, event)
select
    'artstore.templates',
    template_id,
    case version
        when 1 then 'artstore.template.registered.v1'
        else 'artstore.template.evolved.v1'
    end,
    json_build_object(
        'template_id', template_id,
        'description', description,
        'version', version,
        'versions', (
            select json_agg(
                json_build_object(
                    'version', each.version,
                    'schema', each.schema::json,
                    'created_at', each.created_at)
                order by each.version)
            from template_version as each
            where each.template_id = template.template_id),
        'created_at', created_at,
        'updated_at', updated_at)
from template
where not exists (select from outbox where topic = 'artstore.templates' and key = template_id)
order by updated_at;

drop index outbox_delivered;
create index outbox_delivered on outbox (topic, key, id) where delivered_at is not null;

comment on column outbox.key is
    'What the event is about, the key of its record; the last event of each key stays.';
