with
profiles as (
    select
        channel,
        source_record_id,
        {{ record_key() }} as record_key
    from {{ ref('int_profiles__unioned') }}
),

nodes as (select * from {{ ref('int_clusters__nodes') }}),

records as (
    select
        profiles.channel,
        profiles.source_record_id,
        profiles.record_key,
        nodes.conflict_reason,
        nodes.is_linked,
        nodes.group_key
    from profiles
    inner join nodes on profiles.record_key = nodes.node_key
)

select * from records
