alter table storage_element
    alter column root drop not null,
    add column s3_endpoint text,
    add column s3_region text,
    add column s3_bucket text,
    add column s3_prefix text,
    add column s3_path_style boolean,
    add constraint storage_element_place check (
        case kind
            when 'disk' then root is not null and s3_bucket is null
            else root is null
                and num_nulls(s3_endpoint, s3_region, s3_bucket, s3_prefix, s3_path_style) = 0
        end);
