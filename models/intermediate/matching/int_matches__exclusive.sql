with
grouped as (select * from {{ ref('int_clusters__records') }}),

source_duplicates as (select * from {{ ref('source_duplicates') }} where not has_duplicates),

cannot_link as (select * from {{ ref('cannot_link') }}),

-- A source without duplicates has at most one record of a person.
of_sources as (
    select distinct
        grouped.group_key,
        'source|' || grouped.channel as exclusive_key,
        'one_to_one' as refusal_reason
    from grouped
    inner join source_duplicates on grouped.channel = source_duplicates.channel
),

of_stewards as (
    select distinct
        grouped.group_key,
        'pair|' || cannot_link.left_record_id || '|' || cannot_link.right_record_id
            as exclusive_key,
        'cannot_link' as refusal_reason
    from cannot_link
    inner join grouped
        on grouped.source_record_id in (cannot_link.left_record_id, cannot_link.right_record_id)
),

exclusive as (
    select * from of_sources

    union all

    select * from of_stewards
)

select * from exclusive
