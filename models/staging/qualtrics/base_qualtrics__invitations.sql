with
source as ({{ raw_rows('qualtrics', 'distribution_contact') }}),

renamed as (
    select
        {{ clean_key('distribution_id') }} as distribution_id,
        {{ clean_key('contact_id') }} as contact_id,
        {{ clean_reference('response_id') }} as response_id,
        false as is_deleted,
        {{ clean_timestamp('sent_at') }} as sent_at,
        {{ clean_timestamp('opened_at') }} as opened_at,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        distribution_id || ':' || contact_id as invitation_id,
        'qualtrics:contact:' || contact_id as source_record_id,
        case
            {{ key_reason('distribution_id', needed=['contact_id']) }}
            when contact_id is null then 'nobody_to_attribute'
            {{ time_reason('sent_at') }}
            when opened_at > synced_at + interval '1 day' then 'time_in_the_future'
        end as invalid_reason
    from renamed
),

invitations as ({{ accept_or_reject('validated', 'invitation_id') }})

select * from invitations
