with
source as ({{ raw_rows('eventbrite', 'attendee') }}),

renamed as (
    select
        {{ clean_key('id') }} as attendee_id,
        {{ clean_reference('event_id') }} as event_id,
        {{ clean_reference('order_id') }} as order_id,
        {{ clean_text('ticket_class_name') }} as ticket_class,
        {{ clean_text('profile') }} as profile_object,
        {{ clean_text('costs') }} as costs_object,
        coalesce({{ clean_boolean('checked_in') }}, false) as is_checked_in,
        coalesce({{ clean_boolean('cancelled') }}, false) as is_cancelled,
        coalesce({{ clean_boolean('refunded') }}, false) as is_refunded,
        coalesce(lower({{ clean_text('status') }}) = 'deleted', false) as is_deleted,
        {{ clean_timestamp('created') }} as registered_at,
        {{ synced_at('changed', changed='changed') }},
        {{ load_columns() }}
    from source
),

profiled as (
    select
        *,
        'eventbrite:attendee:' || attendee_id as source_record_id,
        {{ typed_by_attendee('first_name') }} as first_name,
        {{ typed_by_attendee('last_name') }} as last_name,
        {{ typed_by_attendee('name') }} as full_name,
        {{ typed_by_attendee('email') }} as email,
        {{ typed_by_attendee('cell_phone') }} as phone,
        {{ listed_word(typed_by_attendee('gender')) }} as gender,
        {{ clean_date(json_text('profile_object', 'birth_date')) }} as birth_date,
        {{ typed_by_attendee('addresses.home.country') }} as country,
        {{ typed_by_attendee('addresses.home.region') }} as region,
        {{ typed_by_attendee('addresses.home.city') }} as city,
        {{ typed_by_attendee('addresses.home.postal_code') }} as postal_code,
        {{ typed_by_attendee('company') }} as company_name,
        {{ typed_by_attendee('job_title') }} as job_title,
        {{ clean_amount(json_text('costs_object', 'gross.major_value')) }} as paid_amount,
        {{ json_text('costs_object', 'gross.currency') }} as currency
    from renamed
),

validated as (
    select
        *,
        case
            {{ key_reason('attendee_id') }}
            {{ time_reason('registered_at') }}
            when synced_at > loaded_at + interval '1 day' then 'time_in_the_future'
        end as invalid_reason
    from profiled
),

attendees as ({{ accept_or_reject('validated', 'attendee_id') }})

select * from attendees
