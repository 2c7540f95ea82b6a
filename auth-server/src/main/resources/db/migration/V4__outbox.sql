create table outbox (
    id bigint generated always as identity primary key,
    topic text not null,
    type text not null,
    event text not null,
    traceparent text,
    created_at timestamptz not null default clock_timestamp(),
    delivered_at timestamptz
);

create index outbox_undelivered on outbox (id) where delivered_at is null;
create index outbox_delivered on outbox (delivered_at) where delivered_at is not null;

create publication artstore_outbox for table outbox with (publish = 'insert');

comment on table outbox is
    'Events that are written with the change they tell of, and carried to their topics.';
comment on column outbox.type is 'The versioned name of the event.';
comment on column outbox.event is 'The body of the event, JSON.';
