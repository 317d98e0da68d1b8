with
orders as (
    select
        *,
        {{ name_key('first_name', 'last_name', 'full_name') }} as name_key,
        {{ mailbox_key('email') }} as mailbox_key
    from {{ ref('base_eventbrite__orders') }}
    where reject_reason is null
),

attendees as (
    select
        *,
        {{ name_key('first_name', 'last_name', 'full_name') }} as name_key,
        {{ mailbox_key('email') }} as mailbox_key,
        coalesce(order_id, attendee_id) as ordered_together
    from {{ ref('base_eventbrite__attendees') }}
    -- Deleted tickets are kept here: they also show how often an address was typed and for which
    -- names.
    where coalesce(reject_reason, 'deleted_in_source') = 'deleted_in_source'
),

compared as (
    select
        attendees.source_record_id,
        attendees.reject_reason,
        attendees.registered_at,
        attendees.email,
        attendees.phone,
        attendees.country,
        attendees.name_key,
        orders.name_key as buyer_name_key,
        coalesce(attendees.mailbox_key = orders.mailbox_key, false) as is_mailbox_of_buyer,
        count(*) over (
            partition by attendees.ordered_together, attendees.mailbox_key
        ) as tickets_of_mailbox,
        min(attendees.name_key) over (
            partition by attendees.ordered_together, attendees.mailbox_key
        ) as first_name_key,
        max(attendees.name_key) over (
            partition by attendees.ordered_together, attendees.mailbox_key
        ) as last_name_key,
        row_number() over (
            partition by attendees.ordered_together, attendees.mailbox_key, attendees.name_key
            order by attendees.attendee_id
        ) as ticket_of_person
    from attendees
    left join orders on attendees.order_id = orders.order_id
),

validated as (
    select
        *,
        case
            -- If attendees are asked nothing, every ticket repeats the buyer, but only one ticket
            -- is the buyer's.
            when ticket_of_person > 1 then false
            when name_key = buyer_name_key then true
            -- An address that was typed for several people, or the buyer's address on a ticket with
            -- another name.
            when first_name_key <> last_name_key then false
            when is_mailbox_of_buyer and name_key <> buyer_name_key then false
            else name_key is not null or tickets_of_mailbox = 1
        end as is_own_contact
    from compared
),

own_contacts as (select * from validated where is_own_contact and reject_reason is null),

sightings as (
    {{ unpivot_identifiers('orders', {'email': 'email'}, seen_at='ordered_at') }}

    union all

    {{ unpivot_identifiers(
        'own_contacts', {'email': 'email', 'phone': 'phone'}, seen_at='registered_at',
        country='country'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
