create table service_account (
    client_id text primary key,
    name text not null,
    description text,
    role text not null,
    tenant text not null,
    is_system boolean not null,
    secret_hash text not null,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

comment on column service_account.secret_hash is 'bcrypt.';
