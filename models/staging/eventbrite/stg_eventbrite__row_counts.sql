with

row_counts as (

    {{ row_counts('eventbrite', {
        'event': 'base_eventbrite__events',
        'order': 'base_eventbrite__orders',
        'attendee': 'base_eventbrite__attendees',
    }) }}

)

select * from row_counts
