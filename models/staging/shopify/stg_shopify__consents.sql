with
customers as (select * from {{ ref('base_shopify__customers') }} where reject_reason is null),

consents as (
    select
        'marketing' as purpose,
        'email' as contact_channel,
        'consent' as legal_basis,
        'shopify:customer:' || customer_id as source_record_id,
        case consent_state when 'subscribed' then 'granted' else 'withdrawn' end as consent_status,
        coalesce(consent_updated_at, created_at) as effective_at
    from customers
    where consent_state in ('subscribed', 'unsubscribed')
)

select * from consents
