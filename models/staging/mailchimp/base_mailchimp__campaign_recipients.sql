with
source as ({{ raw_rows('mailchimp', 'campaign_recipient') }}),

renamed as (
    select
        {{ clean_key('campaign_id') }} as campaign_id,
        {{ clean_key('member_id') }} as member_id,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        'mailchimp:member:' || member_id as source_record_id,
        campaign_id || ':' || member_id as campaign_recipient_id,
        case
            {{ key_reason('campaign_id', needed=['member_id']) }}
            when member_id is null then 'nobody_to_attribute'
        end as invalid_reason
    from renamed
),

campaign_recipients as ({{ accept_or_reject('validated', 'campaign_recipient_id') }})

select * from campaign_recipients
