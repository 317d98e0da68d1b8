with

records as (

    select
        channel,
        source_record_id,
        {{ hash_key("'record|' || source_record_id") }} as record_key
    from {{ ref('int_profiles__unioned') }}

),

components as (

    {{ connected_components(
        edges=ref('int_records__linked'),
        left_node='record_key',
        right_node='identifier_key'
    ) }}

),

-- A record without any trusted identifier is a person of its own.
records_grouped as (

    select
        records.channel,
        records.source_record_id,
        records.record_key,
        components.component_key is not null as is_linked,
        coalesce(components.component_key, records.record_key) as group_key
    from records
    left join components on records.record_key = components.node_key

)

select * from records_grouped
