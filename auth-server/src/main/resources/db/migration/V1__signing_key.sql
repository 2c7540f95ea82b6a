create table signing_key (
    kid text primary key,
    private_key bytea not null,
    created_at timestamptz not null
);

comment on table signing_key is 'The keys that sign tokens; the newest one signs.';
comment on column signing_key.kid is 'The thumbprint of the public key (RFC 7638).';
comment on column signing_key.private_key is 'PKCS #8.';
