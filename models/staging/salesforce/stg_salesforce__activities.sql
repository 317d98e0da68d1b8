with
contacts as (select * from {{ ref('base_salesforce__contacts') }} where reject_reason is null),

leads as (select * from {{ ref('base_salesforce__leads') }} where reject_reason is null),

opportunities as (
    select * from {{ ref('base_salesforce__opportunities') }}
    where reject_reason is null
),

-- A contact may have two roles on one opportunity; it is still one activity of the contact.
opportunity_contacts as (
    select
        opportunity_id,
        contact_id,
        min(contact_role) as contact_role
    from {{ ref('base_salesforce__opportunity_contacts') }}
    where reject_reason is null
    group by opportunity_id, contact_id
),

tasks as (select * from {{ ref('base_salesforce__tasks') }} where reject_reason is null),

contact_deals as (
    select
        contacts.source_record_id,
        'salesforce:opportunity:' || opportunities.opportunity_id || ':' || contacts.contact_id
            as deal_key,
        opportunities.created_at,
        opportunities.closed_at,
        opportunities.synced_at,
        opportunities.loaded_at,
        opportunities.is_won,
        opportunities.is_closed,
        {{ json_object({
            'deal_id': 'opportunities.opportunity_id',
            'amount': 'opportunities.amount',
            'stage': 'opportunities.stage_name',
            'role': 'opportunity_contacts.contact_role'
        }) }} as feature_json
    from opportunities
    inner join opportunity_contacts
        on opportunities.opportunity_id = opportunity_contacts.opportunity_id
    inner join contacts on opportunity_contacts.contact_id = contacts.contact_id
),

people as (
    select
        contact_id as person_id,
        source_record_id
    from contacts

    union all

    select
        lead_id as person_id,
        source_record_id
    from leads
),

happenings as (
    -- A contact that was converted from a lead entered the CRM as that lead.
    select
        contacts.source_record_id as activity_id,
        contacts.created_at as occurred_at,
        contacts.source_record_id,
        'entered_crm' as activity,
        false as is_outbound,
        cast(null as string) as feature_json,
        contacts.loaded_at
    from contacts
    left join leads on contacts.contact_id = leads.converted_contact_id
    where leads.lead_id is null

    union all

    select
        source_record_id as activity_id,
        created_at as occurred_at,
        source_record_id,
        'entered_crm' as activity,
        false as is_outbound,
        {{ json_object({'lead_source': 'lead_source'}) }} as feature_json,
        loaded_at
    from leads

    union all

    select
        source_record_id || ':converted' as activity_id,
        converted_at as occurred_at,
        source_record_id,
        'converted_lead' as activity,
        true as is_outbound,
        cast(null as string) as feature_json,
        loaded_at
    from leads
    where is_converted and converted_at <= synced_at

    union all

    select
        deal_key || ':opened' as activity_id,
        created_at as occurred_at,
        source_record_id,
        'opened_deal' as activity,
        false as is_outbound,
        feature_json,
        loaded_at
    from contact_deals

    union all

    -- An open opportunity's close date is a forecast, not something that happened.
    select
        deal_key || ':closed' as activity_id,
        closed_at as occurred_at,
        source_record_id,
        case when is_won then 'won_deal' else 'lost_deal' end as activity,
        false as is_outbound,
        feature_json,
        loaded_at
    from contact_deals
    where is_closed and closed_at <= synced_at

    union all

    -- An open task is a plan. A task of any other kind is a note to a colleague.
    select
        'salesforce:task:' || tasks.task_id as activity_id,
        tasks.done_at as occurred_at,
        people.source_record_id,
        case
            when tasks.task_subtype = 'email' then 'received_sales_email'
            when tasks.call_type = 'inbound' then 'called_sales'
            else 'received_sales_call'
        end as activity,
        coalesce(tasks.call_type, '') <> 'inbound' as is_outbound,
        {{ json_object({'outcome': 'tasks.call_outcome'}) }} as feature_json,
        tasks.loaded_at
    from tasks
    inner join people on tasks.person_id = people.person_id
    where
        tasks.is_done
        and tasks.done_at <= tasks.synced_at
        and tasks.task_subtype in ('email', 'call')
),

activities as (
    select
        activity_id,
        occurred_at,
        source_record_id,
        activity,
        is_outbound,
        feature_json,
        loaded_at
    from happenings
)

select * from activities
