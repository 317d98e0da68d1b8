with
customers as (
    select * from {{ ref('base_customer_personality__customers') }} where reject_reason is null
),

-- Only the year of birth is known: it becomes a tag, not an invented day.
profiles as (
    select
        source_record_id,
        enrolled_at as observed_at,
        enrolled_at as created_at,
        case education when '2n cycle' then 'second cycle' else education end as education,
        -- "absurd" and "yolo" were typed too; they are not a marital status.
        case
            when marital_status = 'alone' then 'single'
            when marital_status in ('single', 'together', 'married', 'divorced', 'widow')
                then marital_status
        end as marital_status,
        -- One digit repeated until the field is full is not an income.
        nullif(declared_income, 666666) as annual_income,
        kids_at_home + teenagers_at_home as children_count
    from customers
)

select * from profiles
