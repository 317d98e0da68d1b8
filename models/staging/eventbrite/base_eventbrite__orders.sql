with
source as ({{ raw_rows('eventbrite', 'order') }}),

renamed as (
    select
        {{ clean_key('id') }} as order_id,
        {{ clean_reference('event_id') }} as event_id,
        {{ clean_name('first_name') }} as first_name,
        {{ clean_name('last_name') }} as last_name,
        {{ clean_name('name') }} as full_name,
        {{ clean_text('email') }} as email,
        coalesce(lower({{ clean_text('status') }}) = 'deleted', false) as is_deleted,
        {{ clean_timestamp('created') }} as ordered_at,
        {{ synced_at('changed', changed='changed') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        'eventbrite:order:' || order_id as source_record_id,
        case
            {{ key_reason('order_id') }}
            {{ time_reason('ordered_at') }}
            when synced_at > loaded_at + interval '1 day' then 'time_in_the_future'
        end as invalid_reason
    from renamed
),

orders as ({{ accept_or_reject('validated', 'order_id') }})

select * from orders
