with
source as ({{ raw_rows('salesforce', 'opportunity') }}),

renamed as (
    select
        {{ salesforce_key('id') }} as opportunity_id,
        {{ clean_text('stage_name') }} as stage_name,
        {{ clean_amount('amount') }} as amount,
        coalesce({{ clean_boolean('is_won') }}, false) as is_won,
        coalesce({{ clean_boolean('is_closed') }}, false) as is_closed,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ clean_timestamp('close_date') }} as closed_at,
        coalesce({{ clean_boolean('_fivetran_active') }}, true) as is_current_version,
        {{ clean_timestamp('created_date') }} as created_at,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            {{ key_reason('opportunity_id') }}
            when not is_current_version then 'superseded'
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

opportunities as ({{ accept_or_reject('validated', 'opportunity_id') }})

select * from opportunities
