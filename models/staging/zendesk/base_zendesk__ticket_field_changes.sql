with
source as ({{ raw_rows('zendesk', 'ticket_field_history') }}),

renamed as (
    select
        {{ clean_key('ticket_id') }} as ticket_id,
        lower({{ clean_text('field_name') }}) as field_name,
        {{ clean_text('value') }} as field_value,
        {{ synced_at(changed='updated') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        ticket_id || '<' || field_name || '<' || cast(changed_at as string) as field_change_id,
        case
            {{ key_reason('ticket_id', parts=['field_name']) }}
            {{ time_reason('changed_at') }}
        end as invalid_reason
    from renamed
),

ticket_field_changes as ({{ accept_or_reject('validated', 'field_change_id') }})

select * from ticket_field_changes
