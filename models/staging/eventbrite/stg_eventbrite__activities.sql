with
attendees as (select * from {{ ref('base_eventbrite__attendees') }} where reject_reason is null),

orders as (select * from {{ ref('base_eventbrite__orders') }} where reject_reason is null),

events as (select * from {{ ref('base_eventbrite__events') }} where reject_reason is null),

-- If nobody was checked in, the door did not check tickets, so no absence is known.
checked_events as (
    select event_id
    from attendees
    where is_checked_in
    group by event_id
),

tickets as (
    select
        attendees.*,
        events.started_at,
        events.ended_at,
        checked_events.event_id is not null as is_door_checked,
        {{ json_object({
            'event_id': 'attendees.event_id',
            'event_name': 'events.event_name',
            'ticket_class': 'attendees.ticket_class'
        }) }} as feature_json
    from attendees
    left join events on attendees.event_id = events.event_id
    left join checked_events on attendees.event_id = checked_events.event_id
),

happened as (
    select
        source_record_id,
        registered_at as occurred_at,
        'registered_for_event' as activity,
        paid_amount as revenue_impact,
        currency,
        feature_json,
        loaded_at,
        'eventbrite:registered:' || attendee_id as activity_id
    from tickets

    union all

    select
        source_record_id,
        coalesce(started_at, changed_at) as occurred_at,
        'attended_event' as activity,
        cast(null as decimal(18, 2)) as revenue_impact,
        cast(null as string) as currency,
        feature_json,
        loaded_at,
        'eventbrite:attended:' || attendee_id as activity_id
    from tickets
    where is_checked_in

    union all

    -- A row exported before the end of the event cannot show who came.
    select
        source_record_id,
        ended_at as occurred_at,
        'missed_event' as activity,
        cast(null as decimal(18, 2)) as revenue_impact,
        cast(null as string) as currency,
        feature_json,
        loaded_at,
        'eventbrite:missed:' || attendee_id as activity_id
    from tickets
    where
        is_door_checked
        and ended_at < loaded_at
        and not is_checked_in
        and not is_cancelled
        and not is_refunded

    union all

    select
        source_record_id,
        coalesce(changed_at, registered_at) as occurred_at,
        'cancelled_registration' as activity,
        case when is_refunded then -paid_amount end as revenue_impact,
        case when is_refunded then currency end as currency,
        feature_json,
        loaded_at,
        'eventbrite:cancelled:' || attendee_id as activity_id
    from tickets
    where is_cancelled or is_refunded

    union all

    -- The price is on each ticket already: on the order as well it would count twice.
    select
        orders.source_record_id,
        orders.ordered_at as occurred_at,
        'ordered_event_tickets' as activity,
        cast(null as decimal(18, 2)) as revenue_impact,
        cast(null as string) as currency,
        {{ json_object({'event_id': 'orders.event_id', 'event_name': 'events.event_name'}) }}
            as feature_json,
        orders.loaded_at,
        'eventbrite:ordered:' || orders.order_id as activity_id
    from orders
    left join events on orders.event_id = events.event_id
),

activities as (
    select
        activity_id,
        occurred_at,
        source_record_id,
        activity,
        revenue_impact,
        currency,
        feature_json,
        loaded_at,
        false as is_outbound
    from happened
)

select * from activities
