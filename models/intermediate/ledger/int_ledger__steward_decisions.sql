with
must_link as (select * from {{ ref('must_link') }}),

cannot_link as (select * from {{ ref('cannot_link') }}),

unmerge as (select * from {{ ref('unmerge') }}),

decisions as (
    select
        source_record_id,
        '1 unmerge' as decision
    from unmerge

    union all

    select
        left_record_id as source_record_id,
        '2 cannot_link' as decision
    from cannot_link

    union all

    select
        right_record_id as source_record_id,
        '2 cannot_link' as decision
    from cannot_link

    union all

    select
        left_record_id as source_record_id,
        '3 must_link' as decision
    from must_link

    union all

    select
        right_record_id as source_record_id,
        '3 must_link' as decision
    from must_link
),

-- Of several decisions about a record the strictest one wins.
records_decided as (
    select
        source_record_id,
        substr(min(decision), 3) as steward_decision
    from decisions
    group by source_record_id
)

select * from records_decided
