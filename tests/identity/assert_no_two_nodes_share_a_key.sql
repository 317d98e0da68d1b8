-- Records and identifiers are joined by 60-bit hashes: if two different ones have the same hash,
-- two strangers become one customer, and nothing else shows it.
with

identifiers as (

    select * from {{ ref('int_identifiers__normalised') }}

),

name_scoped_identifiers as (

    select * from {{ ref('int_identifiers__classified') }}
    where is_name_scoped

),

records as (

    select * from {{ ref('int_records__resolved') }}

),

nodes as (

    select
        identifier_key as node_key,
        'identifier|' || identifier_type || '|' || identifier_value as node_name
    from identifiers

    union

    select
        record_key as node_key,
        'record|' || source_record_id as node_name
    from identifiers

    union

    select
        record_key as node_key,
        'record|' || source_record_id as node_name
    from records

    union

    select
        link_key as node_key,
        'narrowed|' || identifier_type || '|' || identifier_value as node_name
    from name_scoped_identifiers

),

collisions as (

    select
        node_key,
        count(*) as node_count
    from nodes
    group by node_key
    having count(*) > 1

)

select * from collisions
