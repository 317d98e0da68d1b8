with
members as (select * from {{ ref('base_mailchimp__members') }} where reject_reason is null),

campaigns as (select * from {{ ref('base_mailchimp__campaigns') }} where reject_reason is null),

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

-- The id is made from the address: one id in two audiences is the same person.
memberships as (
    select
        *,
        min(coalesce(signed_up_at, opted_in_at, updated_at)) over (
            partition by source_record_id
        ) as joined_at,
        row_number() over (
            partition by source_record_id
            order by updated_at desc, list_id asc
        ) as recency
    from members
),

newest_memberships as (select * from memberships where recency = 1),

happenings as (
    select
        campaign_recipients.source_record_id,
        campaigns.sent_at as occurred_at
    from campaign_recipients
    inner join campaigns on campaign_recipients.campaign_id = campaigns.campaign_id
    where campaigns.sent_at is not null

    union all

    select
        source_record_id,
        occurred_at
    from campaign_recipient_activities

    union all

    select
        source_record_id,
        occurred_at
    from unsubscribes
),

-- Mails may remain after their member is deleted: such a record has no attributes.
activity_records as (
    select
        source_record_id,
        min(occurred_at) as first_activity_at,
        max(occurred_at) as last_activity_at
    from happenings
    group by source_record_id
),

profiles as (
    select
        newest_memberships.first_name,
        newest_memberships.last_name,
        newest_memberships.country,
        newest_memberships.company_name,
        coalesce(newest_memberships.source_record_id, activity_records.source_record_id)
            as source_record_id,
        coalesce(newest_memberships.updated_at, activity_records.last_activity_at) as observed_at,
        least(newest_memberships.joined_at, activity_records.first_activity_at) as created_at,
        lower(substr(newest_memberships.preferred_language, 1, 2)) as language
    from newest_memberships
    full outer join activity_records
        on newest_memberships.source_record_id = activity_records.source_record_id
)

select * from profiles
