with

customers as (

    select * from {{ ref('base_shopify__customers') }} where reject_reason is null

),

consents as (

    select
        'shopify:customer:' || customer_id as source_record_id,
        'marketing' as purpose,
        'email' as contact_channel,
        case consent_state when 'subscribed' then 'granted' else 'withdrawn' end as consent_status,
        'consent' as legal_basis,
        coalesce(consent_updated_at, created_at) as effective_at
    from customers
    where consent_state in ('subscribed', 'unsubscribed')

)

select * from consents
