with
source as (select * from {{ raw_table('olist', 'olist_order_reviews_dataset') }}),

accepted_orders as (
    select
        order_id,
        source_record_id
    from {{ ref('base_olist__orders') }}
    where reject_reason is null
),

renamed as (
    select
        {{ clean_text('review_id') }} as review_id,
        {{ clean_text('order_id') }} as order_id,
        {{ clean_integer('review_score') }} as review_score,
        {{ clean_text('review_comment_title') }} as review_title,
        {{ clean_text('review_comment_message') }} as review_text,
        -- The creation date is the day the survey was sent; the customer answered at the answer
        -- timestamp.
        {{ local_to_utc(
            'coalesce(' ~ clean_timestamp('review_answer_timestamp') ~ ', '
            ~ clean_timestamp('review_creation_date') ~ ')', 'America/Sao_Paulo'
        ) }} as reviewed_at,
        {{ parse_timestamp('_loaded_at') }} as synced_at,
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        accepted_orders.source_record_id,
        false as is_deleted,
        -- One review may cover several orders: each of them becomes a statement of its own.
        renamed.review_id || ':' || renamed.order_id as order_review_id,
        case
            when renamed.review_id is null or renamed.order_id is null then 'missing_key'
            {{ time_reason('renamed.reviewed_at') }}
            when renamed.review_score is null then 'unreadable_score'
            when renamed.review_score not between 1 and 5 then 'score_out_of_range'
            when accepted_orders.order_id is null then 'order_not_accepted'
        end as invalid_reason
    from renamed
    left join accepted_orders on renamed.order_id = accepted_orders.order_id
),

order_reviews as ({{ accept_or_reject('validated', 'order_review_id') }})

select * from order_reviews
