with
source as ({{ raw_rows('eventbrite', 'event') }}),

renamed as (
    select
        {{ clean_key('id') }} as event_id,
        {{ clean_text('name') }} as name_object,
        {{ clean_text('start') }} as start_object,
        {{ clean_text(adapter.quote('end')) }} as end_object,
        upper({{ clean_text('currency') }}) as currency,
        coalesce(lower({{ clean_text('status') }}) = 'deleted', false) as is_deleted,
        {{ synced_at('changed', changed='changed') }},
        {{ load_columns() }}
    from source
),

measured as (
    select
        *,
        {{ json_text('name_object', 'text') }} as event_name,
        {{ clean_timestamp(json_text('start_object', 'utc')) }} as started_at,
        {{ clean_timestamp(json_text('end_object', 'utc')) }} as ended_at
    from renamed
),

validated as (
    select
        *,
        case
            {{ key_reason('event_id') }}
            when started_at is null or ended_at is null then 'unreadable_time'
            when synced_at > loaded_at + interval '1 day' then 'time_in_the_future'
        end as invalid_reason
    from measured
),

events as ({{ accept_or_reject('validated', 'event_id') }})

select * from events
