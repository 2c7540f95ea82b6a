alter table service_account
    add column auth_requests_per_minute bigint,
    add column requests_per_minute bigint,
    add column bytes_per_second bigint,
    add column quota_bytes bigint;

comment on column service_account.quota_bytes is
    'Null as in each limit: none was set for this account.';
