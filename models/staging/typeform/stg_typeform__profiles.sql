with
responses as (select * from {{ ref('base_typeform__landings') }} where reject_reason is null),

-- Every response is a record, also an anonymous one.
profiles as (
    select
        source_record_id,
        submitted_at as observed_at,
        submitted_at as created_at
    from responses
)

select * from profiles
