with
source as ({{ raw_rows('zendesk', 'ticket_tag') }}),

renamed as (
    select
        {{ clean_text('ticket_id') }} as ticket_id,
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
        case when ticket_id is null or tag is null then 'missing_key' end as invalid_reason
    from renamed
),

ticket_tags as ({{ accept_or_reject('validated', 'ticket_tag_id') }})

select * from ticket_tags
