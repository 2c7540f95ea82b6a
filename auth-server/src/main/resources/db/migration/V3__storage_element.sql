create table storage_element (
    element_id text primary key,
    display_name text not null,
    kind text not null,
    mode text not null,
    priority integer not null,
    capacity_bytes bigint not null,
    worker text not null,
    root text not null,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
