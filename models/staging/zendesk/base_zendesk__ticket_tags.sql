with
source as ({{ raw_rows('zendesk', 'ticket_tag') }}),

renamed as (
    select
        {{ clean_key('ticket_id') }} as ticket_id,
        lower({{ clean_text('tag') }}) as tag,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        ticket_id || '<' || tag as ticket_tag_id,
        case {{ key_reason('ticket_id', parts=['tag']) }} end as invalid_reason
    from renamed
),

ticket_tags as ({{ accept_or_reject('validated', 'ticket_tag_id') }})

select * from ticket_tags
