with
source as ({{ raw_rows('meta_lead_ads', 'leads') }}),

renamed as (
    select
        {{ clean_text('id') }} as lead_id,
        {{ clean_text('ad_id') }} as ad_id,
        {{ clean_text('form_id') }} as form_id,
        {{ clean_text('field_data') }} as answers_json,
        false as is_deleted,
        {{ clean_timestamp('created_time') }} as submitted_at,
        {{ synced_at('_sdc_batched_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        'meta_lead_ads:lead:' || lead_id as source_record_id,
        case
            when lead_id is null then 'missing_key'
            {{ time_reason('submitted_at') }}
            when {{ parse_key_values('answers_json') }} is null then 'unreadable_answers'
            -- Placeholder that Meta's own testing tool fills in.
            when answers_json like '%<test lead: dummy data for %' then 'test_lead'
        end as invalid_reason
    from renamed
),

leads as ({{ accept_or_reject('validated', 'lead_id') }})

select * from leads
