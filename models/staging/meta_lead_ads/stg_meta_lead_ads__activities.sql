with
leads as (select * from {{ ref('base_meta_lead_ads__leads') }} where reject_reason is null),

ads as (select * from {{ ref('base_meta_lead_ads__ads') }} where reject_reason is null),

activities as (
    select
        leads.submitted_at as occurred_at,
        leads.source_record_id,
        'submitted_lead_form' as activity,
        false as is_outbound,
        'lead_form' as content_format,
        leads.loaded_at,
        'meta_lead_ads:' || leads.lead_id as activity_id,
        -- Key of the campaign in fct_ad_performance, where its costs are.
        'meta_ads:' || ads.campaign_id as campaign_id,
        case
            when leads.ad_id is null then 'meta / organic' else 'meta / paid_social'
        end as traffic_source,
        {{ json_object({
            'form_id': 'leads.form_id', 'ad_id': 'leads.ad_id', 'ad_name': 'ads.ad_name'
        }) }} as feature_json
    from leads
    left join ads on leads.ad_id = ads.ad_id
)

select * from activities
