-- Points the readers at a generation. One transaction: readers see the one or the other.
create schema if not exists live;
drop view if exists live.documents, live.damages, live.restores, live.restored, live.positions,
    live.generation;
create view live.documents as select * from ${generation}.documents;
create view live.damages as select * from ${generation}.damages;
create view live.restores as select * from ${generation}.restores;
create view live.restored as select * from ${generation}.restored;
create view live.positions as select * from ${generation}.positions;
create view live.generation as select ${number} as number;
create or replace function live.words(text) returns text
    language sql immutable strict parallel safe return ${generation}.words($1);
create or replace function live.search_query(query text) returns tsquery
    language sql immutable strict parallel safe return ${generation}.search_query(query);
