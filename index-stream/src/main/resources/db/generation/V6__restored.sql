-- The restored copies of archived documents: of several the one that lasts longest.
create table restored (
    file_id    uuid primary key,
    copy_id    uuid not null,
    element_id text not null,
    expires_at timestamptz not null
);
