-- Points the readers at a generation. One transaction: readers see the one or the other. Views and
-- functions are replaced where they stand: what the readers have prepared goes on with the new ones.
create schema if not exists live;
create or replace view live.documents as select * from ${generation}.documents;
create or replace view live.damages as select * from ${generation}.damages;
create or replace view live.restores as select * from ${generation}.restores;
create or replace view live.restored as select * from ${generation}.restored;
create or replace view live.positions as select * from ${generation}.positions;
create or replace view live.element_usage as select * from ${generation}.element_usage;
create or replace view live.type_counts as select * from ${generation}.type_counts;
create or replace view live.generation as select ${number} as number;
create or replace function live.words(text) returns text
    language sql immutable strict parallel safe return ${generation}.words($1);
create or replace function live.search_query(query text) returns tsquery
    language sql immutable strict parallel safe return ${generation}.search_query(query);
create or replace function live.folded(text) returns text
    language sql immutable strict parallel safe return ${generation}.folded($1);
create or replace function live.pattern(part text) returns text
    language sql immutable strict parallel safe return ${generation}.pattern($1);
create or replace function live.plain(text) returns text
    language sql immutable strict parallel safe return ${generation}.plain($1);
create or replace function live.prefix_query(term text, weights text) returns tsquery
    language sql immutable strict parallel safe return ${generation}.prefix_query($1, $2);
create or replace function live.words_query(alternatives jsonb) returns tsquery
    language sql immutable strict parallel safe return ${generation}.words_query($1);
create or replace function live.resembles(name_key text, word text) returns boolean
    language sql immutable strict parallel safe return ${generation}.resembles($1, $2);
create or replace function live.freshness(created_at timestamptz) returns double precision
    language sql immutable strict parallel safe return ${generation}.freshness($1);
