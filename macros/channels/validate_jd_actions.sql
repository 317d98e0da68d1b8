{#
    The actions of one month of the JD export, each accepted or rejected. The three monthly tables are one table
    that the export splits by month.
#}
{% macro validate_jd_actions(relation) -%}
    select
        *,
        case
            when user_id is null or product_id is null then 'missing_key'
            {{ time_reason('acted_at') }}
            when action_type is null or action_type not between 1 and 6 then 'unknown_action'
            when repetition_number > 1 then 'repeated_row'
        end as reject_reason
    from (
        select
            *,
            'jd_actions:user:' || user_id as source_record_id,
            row_number() over (
                partition by action_id
                order by loaded_at asc, batch_id asc, file_name asc, line_number asc
            ) as repetition_number
        from (
            select
                -- Spreadsheets write an id as "266079.0".
                {{ regexp_remove(clean_text('user_id'), '[.]0+$') }} as user_id,
                {{ clean_text('sku_id') }} as product_id,
                {{ clean_text('model_id') }} as page_element_id,
                {{ clean_integer('type') }} as action_type,
                {{ clean_text('cate') }} as category_id,
                {{ clean_text('brand') }} as brand_id,
                {{ local_to_utc(clean_timestamp('time'), 'Asia/Shanghai') }} as acted_at,
                -- The export has no key for an action: all its columns, as delivered, are the key.
                md5(
                    coalesce(user_id, '') || '|' || coalesce(sku_id, '') || '|' || coalesce(time, '')
                    || '|' || coalesce(model_id, '') || '|' || coalesce(type, '')
                    || '|' || coalesce(cate, '') || '|' || coalesce(brand, '')
                ) as action_id,
                {{ parse_timestamp('_loaded_at') }} as synced_at,
                {{ load_columns() }}
            from {{ relation }}
        ) as renamed
    ) as numbered
{%- endmacro %}
