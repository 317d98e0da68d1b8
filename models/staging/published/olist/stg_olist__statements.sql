with
order_reviews as (select * from {{ ref('base_olist__order_reviews') }} where reject_reason is null),

statements as (
    select
        source_record_id,
        reviewed_at as said_at,
        loaded_at,
        'review' as statement_kind,
        cast(review_score as double) as score,
        -- The marketplace serves Brazil only and asks in Portuguese.
        'pt' as language,
        'olist:' || order_review_id as statement_id,
        coalesce(review_title || ': ' || review_text, review_title, review_text) as statement_text
    from order_reviews
)

select * from statements
