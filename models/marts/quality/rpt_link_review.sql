with
validated as (select * from {{ ref('int_matches__validated') }}),

accepted as (select * from {{ ref('int_matches__accepted') }}),

profiles as (select * from {{ ref('int_matches__profiles') }}),

link_review as (
    select
        lefts.source_record_id as left_record_id,
        rights.source_record_id as right_record_id,
        lefts.record_count as left_record_count,
        rights.record_count as right_record_count,
        validated.match_probability,
        validated.match_weight,
        validated.relatives_weight,
        coalesce(validated.refusal_reason, 'cluster_guard') as refusal_reason,
        {{ explained_columns('validated') }}
    from validated
    inner join profiles as lefts on validated.left_key = lefts.group_key
    inner join profiles as rights on validated.right_key = rights.group_key
    left join accepted
        on validated.left_key = accepted.left_key and validated.right_key = accepted.right_key
    where accepted.left_key is null
)

select * from link_review
