-- The components would be wrong: somebody whose records share an identifier would be greeted as two
-- people, and the second would look new.
with

identifiers as (

    select *
    from {{ ref('int_identifiers__trusted') }}
    where is_trusted

),

bridge as (

    select * from {{ ref('bridge_customer_records') }}

),

offenders as (

    select
        identifiers.identifier_type,
        identifiers.identifier_key,
        count(distinct bridge.customer_id) as customer_count
    from identifiers
    inner join bridge on identifiers.source_record_id = bridge.source_record_id
    group by identifiers.identifier_type, identifiers.identifier_key
    having count(distinct bridge.customer_id) > 1

)

select * from offenders
