with

rejected_rows as (

    {{ rejected_rows('eventbrite', {
        'event': 'base_eventbrite__events',
        'order': 'base_eventbrite__orders',
        'attendee': 'base_eventbrite__attendees',
    }) }}

)

select * from rejected_rows
