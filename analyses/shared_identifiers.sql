-- Identifiers on more than one customer: what is refused today and could link people once a second
-- fact agrees, and placeholders that deserve a row in blocked_identifiers. Keys instead of values,
-- so that no address or number ends up in a log; int_identifiers__classified tells the value of a key.
with

bridge as (

    select * from {{ ref('bridge_customer_records') }}

),

identifiers as (

    select * from {{ ref('int_identifiers__classified') }}

),

shared_identifiers as (

    select
        identifiers.identifier_type,
        identifiers.identifier_key,
        identifiers.refusal_reason,
        count(distinct bridge.customer_id) as customers,
        count(distinct identifiers.source_record_id) as records,
        count(distinct identifiers.channel) as channels
    from identifiers
    inner join bridge on identifiers.source_record_id = bridge.source_record_id
    group by
        identifiers.identifier_type,
        identifiers.identifier_key,
        identifiers.refusal_reason
    having count(distinct bridge.customer_id) > 1
    order by
        count(distinct bridge.customer_id) desc,
        identifiers.identifier_type asc,
        identifiers.identifier_key asc
    limit 200

)

select * from shared_identifiers
