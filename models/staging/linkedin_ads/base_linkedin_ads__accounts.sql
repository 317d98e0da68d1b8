with
source as ({{ raw_rows('linkedin_ads', 'account_history') }}),

renamed as (
    select
        {{ clean_text('id') }} as account_id,
        {{ clean_text('currency') }} as currency,
        false as is_deleted,
        {{ clean_timestamp('last_modified_time') }} as updated_at,
        {{ synced_at('last_modified_time') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when account_id is null then 'missing_key'
            when updated_at is null then 'unreadable_time'
        end as invalid_reason
    from renamed
),

accounts as ({{ accept_or_reject('validated', 'account_id') }})

select * from accounts
