with
source as ({{ raw_rows('hubspot', 'deal_company') }}),

renamed as (
    select
        {{ clean_text('deal_id') }} as deal_id,
        {{ clean_text('company_id') }} as company_id,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        deal_id || '<' || company_id as deal_company_id,
        case when deal_id is null or company_id is null then 'missing_key' end as invalid_reason
    from renamed
),

deal_companies as ({{ accept_or_reject('validated', 'deal_company_id') }})

select * from deal_companies
