-- Which archived copies of documents somebody wants.
create table restores (
    file_id      uuid not null,
    element_id   text not null,
    requested_at timestamptz not null,
    primary key (file_id, element_id)
);
