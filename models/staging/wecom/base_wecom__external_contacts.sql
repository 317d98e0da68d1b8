with
source as ({{ raw_rows('wecom', 'external_contact') }}),

renamed as (
    select
        {{ clean_key('corp_id') }} as corp_id,
        {{ clean_key('external_userid') }} as external_userid,
        {{ clean_reference('unionid') }} as unionid,
        {{ clean_name('name') }} as display_name,
        {{ clean_integer('type') }} as contact_type,
        {{ clean_integer('gender') }} as gender_code,
        {{ clean_text('corp_name') }} as company_name,
        {{ clean_text('position') }} as job_title,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ synced_at('exported_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        corp_id || ':' || external_userid as contact_id,
        'wecom:contact:' || corp_id || ':' || external_userid as source_record_id,
        case
            {{ key_reason(['corp_id', 'external_userid']) }}
        end as invalid_reason
    from renamed
),

external_contacts as ({{ accept_or_reject('validated', 'contact_id') }})

select * from external_contacts
