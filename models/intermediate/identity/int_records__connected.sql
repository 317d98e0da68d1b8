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
members as (

    select
        records.channel,
        records.source_record_id,
        records.record_key,
        components.component_key is not null as is_linked,
        coalesce(components.component_key, records.record_key) as component_key
    from records
    left join components on records.record_key = components.node_key

),

first_records as (

    select
        component_key,
        min(source_record_id) as first_record_id
    from members
    group by component_key

),

records_connected as (

    select
        members.channel,
        members.source_record_id,
        members.record_key,
        members.is_linked,
        'c_' || substr(md5(first_records.first_record_id), 1, 16) as customer_id
    from members
    inner join first_records on members.component_key = first_records.component_key

)

select * from records_connected
