with
source as ({{ raw_rows('meta_ads', 'account_history') }}),

renamed as (
    select
        {{ clean_text('id') }} as account_id,
        {{ clean_text('currency') }} as currency,
        false as is_deleted,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when account_id is null then 'missing_key'
        end as invalid_reason
    from renamed
),

accounts as ({{ accept_or_reject('validated', 'account_id') }})

select * from accounts
