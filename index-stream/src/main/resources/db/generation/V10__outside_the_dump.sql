-- What is no function of the file log, so that the canonical dump of a generation leaves it out.
comment on table positions is
    'outside the canonical dump: how far the log is applied, not what it says';
comment on column account_usage.told is
    'outside the canonical dump: whether the other services have heard of it';
