with
campaigns as (select * from {{ ref('base_mailchimp__campaigns') }} where reject_reason is null),

lists as (select * from {{ ref('base_mailchimp__lists') }} where reject_reason is null),

campaign_recipients as (
    select * from {{ ref('base_mailchimp__campaign_recipients') }} where reject_reason is null
),

campaign_recipient_activities as (
    select * from {{ ref('base_mailchimp__campaign_recipient_activities') }}
    where reject_reason is null
),

unsubscribes as (
    select * from {{ ref('base_mailchimp__unsubscribes') }} where reject_reason is null
),

happenings as (
    -- A recipient row has no timestamp: the mail was received when its campaign was sent.
    select
        'received:' || campaign_recipients.campaign_recipient_id as happening_id,
        campaigns.sent_at as occurred_at,
        campaign_recipients.source_record_id,
        'received_email' as activity,
        true as is_outbound,
        campaign_recipients.campaign_id,
        cast(null as string) as link,
        cast(null as string) as bounce_type,
        campaign_recipients.loaded_at
    from campaign_recipients
    inner join campaigns on campaign_recipients.campaign_id = campaigns.campaign_id
    where campaigns.sent_at is not null

    union all

    select
        recipient_activity_id as happening_id,
        occurred_at,
        source_record_id,
        case recipient_action
            when 'open' then 'opened_email'
            when 'click' then 'clicked_email'
            when 'bounce' then 'bounced_email'
            else 'other_message_event'
        end as activity,
        recipient_action = 'bounce' as is_outbound,
        campaign_id,
        link,
        bounce_type,
        loaded_at
    from campaign_recipient_activities

    union all

    select
        'unsubscribed:' || unsubscribe_id as happening_id,
        occurred_at,
        source_record_id,
        'unsubscribed_email' as activity,
        false as is_outbound,
        campaign_id,
        cast(null as string) as link,
        cast(null as string) as bounce_type,
        loaded_at
    from unsubscribes
),

activities as (
    select
        happenings.occurred_at,
        happenings.source_record_id,
        happenings.activity,
        happenings.is_outbound,
        happenings.link,
        happenings.loaded_at,
        'email' as content_format,
        'mailchimp:' || happenings.happening_id as activity_id,
        'mailchimp:' || happenings.campaign_id as campaign_id,
        {{ json_object({
            'campaign_name': 'campaigns.campaign_name',
            'audience': 'lists.list_name',
            'bounce_type': 'happenings.bounce_type'
        }) }} as feature_json
    from happenings
    left join campaigns on happenings.campaign_id = campaigns.campaign_id
    left join lists on campaigns.list_id = lists.list_id
)

select * from activities
