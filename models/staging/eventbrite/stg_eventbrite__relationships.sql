with
attendees as (
    select
        *,
        {{ name_key('first_name', 'last_name', 'full_name') }} as name_key
    from {{ ref('base_eventbrite__attendees') }}
    where reject_reason is null
),

orders as (
    select
        *,
        {{ name_key('first_name', 'last_name', 'full_name') }} as name_key
    from {{ ref('base_eventbrite__orders') }}
    where reject_reason is null
),

relationships as (
    select
        orders.source_record_id as from_record_id,
        attendees.source_record_id as to_record_id,
        'bought_ticket_for' as relationship_kind,
        attendees.registered_at as observed_at
    from attendees
    inner join orders on attendees.order_id = orders.order_id
    where attendees.name_key <> orders.name_key
)

select * from relationships
