create table template (
    template_id text primary key,
    description text,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table template_version (
    template_id text not null references template,
    version bigint not null,
    schema text not null,
    created_at timestamptz not null,
    primary key (template_id, version)
);

comment on table template_version is 'Versions are added, never changed or removed.';
comment on column template_version.schema is 'JSON Schema 2020-12.';
