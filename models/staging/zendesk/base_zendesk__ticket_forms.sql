with
source as ({{ raw_rows('zendesk', 'ticket_form_history') }}),

renamed as (
    select
        {{ clean_text('id') }} as ticket_form_id,
        {{ clean_text('name') }} as form_name,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ clean_timestamp('updated_at') }} as updated_at,
        {{ synced_at(changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when ticket_form_id is null then 'missing_key'
            {{ time_reason('updated_at') }}
        end as invalid_reason
    from renamed
),

ticket_forms as ({{ accept_or_reject('validated', 'ticket_form_id') }})

select * from ticket_forms
