with
source as ({{ raw_rows('hubspot', 'deal_contact') }}),

renamed as (
    select
        {{ clean_text('deal_id') }} as deal_id,
        {{ clean_text('contact_id') }} as contact_id,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        deal_id || '<' || contact_id as deal_contact_id,
        case when deal_id is null or contact_id is null then 'missing_key' end as invalid_reason
    from renamed
),

deal_contacts as ({{ accept_or_reject('validated', 'deal_contact_id') }})

select * from deal_contacts
