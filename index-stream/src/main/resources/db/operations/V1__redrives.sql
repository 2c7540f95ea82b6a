-- Which dead letters were put back into the file log, and as what. It belongs to no generation: what
-- an operator has done is not derived from the log.
create table redrives (
    topic_id       uuid not null,       -- of the dead letters: one of the same name made later has another
    partition      integer not null,
    letter_offset  bigint not null,
    digest         text not null,       -- of the value that was put back
    log_partition  integer,
    log_offset     bigint,
    redriven_at    timestamptz not null,
    redriven_by_id text not null,
    primary key (topic_id, partition, letter_offset)
);
