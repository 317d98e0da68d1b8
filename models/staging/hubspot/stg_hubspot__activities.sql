with
contacts as (select * from {{ ref('base_hubspot__contacts') }} where reject_reason is null),

deals as (select * from {{ ref('base_hubspot__deals') }} where reject_reason is null),

deal_contacts as (
    select * from {{ ref('base_hubspot__deal_contacts') }}
    where reject_reason is null
),

deal_pipeline_stages as (
    select * from {{ ref('base_hubspot__deal_pipeline_stages') }}
    where reject_reason is null
),

contact_deals as (
    select
        contacts.source_record_id,
        deals.deal_id,
        deals.created_at,
        deals.closed_at,
        deals.synced_at,
        deals.loaded_at,
        deal_contacts.contact_id,
        coalesce(deal_pipeline_stages.is_won, false) as is_won,
        coalesce(deal_pipeline_stages.is_closed, false) as is_closed,
        {{ json_object({
            'deal_id': 'deals.deal_id',
            'amount': 'deals.amount',
            'stage': 'deal_pipeline_stages.stage_name'
        }) }} as feature_json
    from deals
    inner join deal_contacts on deals.deal_id = deal_contacts.deal_id
    inner join contacts on deal_contacts.contact_id = contacts.contact_id
    left join deal_pipeline_stages on deals.stage_id = deal_pipeline_stages.stage_id
),

happenings as (
    select
        'hubspot:contact:' || contact_id as activity_id,
        created_at as occurred_at,
        source_record_id,
        'entered_crm' as activity,
        cast(null as string) as feature_json,
        loaded_at
    from contacts

    union all

    select
        'hubspot:deal:' || deal_id || ':' || contact_id || ':opened' as activity_id,
        created_at as occurred_at,
        source_record_id,
        'opened_deal' as activity,
        feature_json,
        loaded_at
    from contact_deals

    union all

    -- An open deal's close date is a forecast, not something that happened.
    select
        'hubspot:deal:' || deal_id || ':' || contact_id || ':closed' as activity_id,
        closed_at as occurred_at,
        source_record_id,
        case when is_won then 'won_deal' else 'lost_deal' end as activity,
        feature_json,
        loaded_at
    from contact_deals
    where is_closed and closed_at <= synced_at
),

activities as (
    select
        activity_id,
        occurred_at,
        source_record_id,
        activity,
        feature_json,
        loaded_at,
        false as is_outbound
    from happenings
)

select * from activities
