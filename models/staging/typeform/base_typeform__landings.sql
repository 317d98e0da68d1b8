with
source as ({{ raw_rows('typeform', 'submitted_landings') }}),

renamed as (
    select
        {{ clean_key('landing_id') }} as landing_id,
        {{ clean_reference('_sdc_form_id') }} as form_id,
        {{ clean_text('hidden') }} as hidden_fields,
        false as is_deleted,
        {{ clean_timestamp('landed_at') }} as landed_at,
        {{ clean_timestamp('submitted_at') }} as submitted_at,
        {{ synced_at('_sdc_batched_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        'typeform:response:' || landing_id as source_record_id,
        {{ handed_over(json_text('hidden_fields', 'email')) }} as email,
        {{ clean_reference(handed_over(json_text('hidden_fields', 'customer_id'))) }}
            as customer_id,
        case
            {{ key_reason('landing_id') }}
            {{ time_reason('submitted_at') }}
        end as invalid_reason
    from renamed
),

landings as ({{ accept_or_reject('validated', 'landing_id') }})

select * from landings
