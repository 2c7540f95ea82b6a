-- What a job has the elements tell to the log before it reads that; null when it reads the log as it is.
alter table jobs add column telling jsonb;
