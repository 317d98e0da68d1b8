with
judged as (select * from {{ ref('int_matches__judged') }}),

accepted as (select * from {{ ref('int_matches__accepted') }}),

profiles as (select * from {{ ref('int_matches__profiles') }}),

link_review as (
    select
        lefts.source_record_id as left_record_id,
        rights.source_record_id as right_record_id,
        lefts.record_count as left_record_count,
        rights.record_count as right_record_count,
        judged.match_probability,
        judged.match_weight,
        judged.relatives_weight,
        coalesce(judged.refusal_reason, 'cluster_guard') as refusal_reason,
        {{ explained_columns('judged') }}
    from judged
    inner join profiles as lefts on judged.left_key = lefts.group_key
    inner join profiles as rights on judged.right_key = rights.group_key
    left join accepted
        on judged.left_key = accepted.left_key and judged.right_key = accepted.right_key
    where accepted.left_key is null
)

select * from link_review
