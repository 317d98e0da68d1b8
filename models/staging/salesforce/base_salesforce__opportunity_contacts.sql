with
source as ({{ raw_rows('salesforce', 'opportunity_contact_role') }}),

renamed as (
    select
        {{ clean_text('id') }} as opportunity_contact_id,
        {{ clean_text('opportunity_id') }} as opportunity_id,
        {{ clean_text('contact_id') }} as contact_id,
        {{ clean_text('role') }} as contact_role,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
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
            when opportunity_contact_id is null or opportunity_id is null or contact_id is null
                then 'missing_key'
            when not is_current_version then 'superseded'
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

opportunity_contacts as ({{ accept_or_reject('validated', 'opportunity_contact_id') }})

select * from opportunity_contacts
