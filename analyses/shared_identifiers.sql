-- Identifiers on more than one customer: refused identifiers that could link people together with a
-- second fact, and placeholders that need a row in blocked_identifiers. It shows keys instead of
-- values, so that no address or number appears in a log; int_identifiers__classified has the value
-- of each key.
with
bridge as (select * from {{ ref('bridge_customer_records') }}),

identifiers as (select * from {{ ref('int_identifiers__classified') }}),

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
