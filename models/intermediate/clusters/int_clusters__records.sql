with

records as (

    select
        channel,
        source_record_id,
        {{ record_key() }} as record_key
    from {{ ref('int_profiles__unioned') }}

),

nodes as (

    select * from {{ ref('int_clusters__nodes') }}

),

-- A record without any trusted identifier is a person of its own.
records_grouped as (

    select
        records.channel,
        records.source_record_id,
        records.record_key,
        nodes.conflict_reason,
        nodes.node_key is not null as is_linked,
        coalesce(nodes.group_key, records.record_key) as group_key
    from records
    left join nodes on records.record_key = nodes.node_key

)

select * from records_grouped
