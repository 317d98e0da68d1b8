with
source as ({{ raw_rows('klaviyo', 'event') }}),

renamed as (
    select
        {{ clean_key('id') }} as event_id,
        {{ clean_key('person_id') }} as person_id,
        {{ clean_reference('metric_id') }} as metric_id,
        {{ clean_reference('campaign_id') }} as campaign_id,
        {{ clean_reference('flow_id') }} as flow_id,
        {{ clean_amount('property_value') }} as attributed_value,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        coalesce(
            {{ clean_timestamp('datetime') }}, {{ clean_timestamp('timestamp') }}
        ) as occurred_at,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        'klaviyo:person:' || person_id as source_record_id,
        case
            {{ key_reason('event_id', needed=['person_id']) }}
            when person_id is null then 'nobody_to_attribute'
            {{ time_reason('occurred_at') }}
        end as invalid_reason
    from renamed
),

events as ({{ accept_or_reject('validated', 'event_id') }})

select * from events
