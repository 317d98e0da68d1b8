with
source as (select * from {{ raw_table('jd_actions', 'jdata_comment') }}),

renamed as (
    select
        {{ clean_text('sku_id') }} as product_id,
        {{ clean_date('dt') }} as counted_on,
        -- 0 is none, 1 is one, 2 to 4 are ever wider ranges: a code, not a count.
        {{ clean_integer('comment_num') }} as comment_count_band,
        {{ clean_boolean('has_bad_comment') }} as has_bad_comment,
        {{ clean_amount('bad_comment_rate', 'double') }} as bad_comment_share,
        {{ parse_timestamp('_loaded_at') }} as synced_at,
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        product_id || ':' || cast(counted_on as string) as product_comment_id,
        case
            when product_id is null then 'missing_key'
            when counted_on is null then 'unreadable_time'
            when bad_comment_share not between 0 and 1 then 'share_out_of_range'
        end as invalid_reason
    from renamed
),

product_comments as ({{ accept_or_reject('validated', 'product_comment_id') }})

select * from product_comments
