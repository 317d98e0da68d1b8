with
source as ({{ raw_rows('hubspot', 'deal') }}),

renamed as (
    select
        {{ clean_key('deal_id') }} as deal_id,
        {{ clean_reference('deal_pipeline_stage_id') }} as stage_id,
        {{ clean_text('property_dealname') }} as deal_name,
        {{ clean_amount('property_amount') }} as amount,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false)
        or coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ clean_timestamp('property_createdate') }} as created_at,
        {{ clean_timestamp('property_closedate') }} as closed_at,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            {{ key_reason('deal_id') }}
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

deals as ({{ accept_or_reject('validated', 'deal_id') }})

select * from deals
