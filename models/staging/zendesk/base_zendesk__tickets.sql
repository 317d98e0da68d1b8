with
source as ({{ raw_rows('zendesk', 'ticket') }}),

renamed as (
    select
        {{ clean_text('id') }} as ticket_id,
        {{ clean_text('requester_id') }} as requester_id,
        {{ clean_text('submitter_id') }} as submitter_id,
        {{ clean_text('subject') }} as subject,
        {{ clean_text('description') }} as description,
        lower({{ clean_text('status') }}) as ticket_status,
        {{ clean_text('priority') }} as priority,
        {{ clean_text('via_channel') }} as via_channel,
        {{ clean_text('ticket_form_id') }} as ticket_form_id,
        {{ clean_text('merged_ticket_ids') }} as merged_ticket_ids,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false)
        or coalesce(lower({{ clean_text('status') }}), '') = 'deleted' as is_deleted,
        {{ clean_timestamp('created_at') }} as opened_at,
        {{ clean_timestamp('updated_at') }} as updated_at,
        {{ synced_at(changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        'zendesk:user:' || requester_id as source_record_id,
        case
            when ticket_id is null then 'missing_key'
            when requester_id is null then 'nobody_to_attribute'
            {{ time_reason('opened_at') }}
        end as invalid_reason
    from renamed
),

tickets as ({{ accept_or_reject('validated', 'ticket_id') }})

select * from tickets
