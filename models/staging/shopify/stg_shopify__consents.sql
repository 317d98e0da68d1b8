with
customers as (select * from {{ ref('base_shopify__customers') }} where reject_reason is null),

consents as (
    select
        'marketing' as purpose,
        'email' as contact_channel,
        'consent' as legal_basis,
        'status' as question,
        consent_state as answer,
        created_at as earliest_at,
        'shopify:customer:' || customer_id as source_record_id,
        {{ stated_time('consent_updated_at') }} as granted_at,
        {{ stated_time('consent_updated_at') }} as withdrawn_at,
        coalesce(updated_at, synced_at, created_at) as latest_at,
        {{ is_unusable_time('is_consent_time_unreadable', 'consent_updated_at') }}
            as has_unusable_time
    from customers
)

select * from consents
