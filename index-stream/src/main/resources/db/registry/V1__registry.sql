-- Which generations of the index there are, and the jobs that build them. In the schema `registry`.
create table generations (
    number     integer primary key,
    state      text not null check (state in ('building', 'paused', 'following', 'dropped')),
    rate_limit integer check (rate_limit > 0),    -- records a second while it is built
    created_at timestamptz not null default now()
);

-- Indexes that are made when a new generation has caught up with the log, because that is faster.
create table deferred_indexes (
    generation integer not null references generations,
    name       text not null,
    definition text not null,
    primary key (generation, name)
);

-- Where the writers of two generations wait for each other, so that these can be compared or change
-- places: nothing at or behind `next_offset` is written until it is over. Partition -1 is always
-- there; a partition that is not is held at its beginning.
create table meeting (
    partition   integer primary key,
    next_offset bigint not null,
    generations integer[] not null,
    expires_at  timestamptz not null
);

create table jobs (
    job_id             uuid primary key,
    generation         integer not null unique references generations,
    replaced           integer references generations,     -- what it was switched from
    source             text not null,
    rate_limit         integer,
    state              text not null,
    created_by         text not null,
    created_at         timestamptz not null default clock_timestamp(),
    updated_at         timestamptz not null default clock_timestamp(),
    switched_at        timestamptz,
    done               bigint not null default 0,
    total              bigint not null default 0,
    rate               double precision not null default 0,
    live_hash          text,
    built_hash         text,
    live_documents     bigint,
    built_documents    bigint,
    differing          bigint,        -- documents; null while that is not known
    differing_searches integer,
    failure            text
);

-- One job at a time works on a new generation.
create unique index jobs_one_at_a_time on jobs ((true)) where state in ('building', 'paused', 'ready');
create index jobs_newest on jobs (created_at desc, job_id desc);
