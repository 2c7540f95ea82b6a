alter table storage_element
    add column compression text;

comment on column storage_element.compression is
    'Null: nobody said how documents travel to this element.';
