with
source as ({{ raw_rows('mailchimp', 'campaign_recipient_activity') }}),

renamed as (
    select
        {{ clean_text('campaign_id') }} as campaign_id,
        {{ clean_text('member_id') }} as member_id,
        lower({{ clean_text('action') }}) as recipient_action,
        {{ clean_text('bounce_type') }} as bounce_type,
        {{ clean_text('url') }} as link,
        {{ clean_text('timestamp') }} as written_moment,
        {{ clean_timestamp('timestamp') }} as occurred_at,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

-- The tool gives these rows no key; newsletter, member, action, timestamp and link form it.
validated as (
    select
        *,
        false as is_deleted,
        'mailchimp:member:' || member_id as source_record_id,
        campaign_id || ':' || member_id || ':' || recipient_action || ':' || written_moment
        || coalesce(':' || link, '') as recipient_activity_id,
        case
            when campaign_id is null or recipient_action is null then 'missing_key'
            when member_id is null then 'nobody_to_attribute'
            {{ time_reason('occurred_at') }}
        end as invalid_reason
    from renamed
),

campaign_recipient_activities as ({{ accept_or_reject('validated', 'recipient_activity_id') }})

select * from campaign_recipient_activities
