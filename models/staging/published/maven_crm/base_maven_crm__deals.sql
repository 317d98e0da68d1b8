with
source as (select * from {{ raw_table('maven_crm', 'sales_pipeline') }}),

renamed as (
    select
        {{ clean_text('opportunity_id') }} as deal_id,
        {{ clean_text('account') }} as account_name,
        {{ clean_text('sales_agent') }} as sales_agent,
        -- The product list writes it with a space.
        replace({{ clean_text('product') }}, 'GTXPro', 'GTX Pro') as product_name,
        lower({{ clean_text('deal_stage') }}) as deal_stage,
        {{ clean_day_first('engage_date') }} as engaged_on,
        {{ clean_day_first('close_date') }} as closed_on,
        {{ clean_amount('close_value') }} as close_amount,
        {{ parse_timestamp('_loaded_at') }} as synced_at,
        {{ load_columns() }}
    from source
),

-- Only a closed deal has a closing day and an amount; a deal in prospecting has no day at all.
validated as (
    select
        *,
        false as is_deleted,
        case
            when deal_id is null then 'missing_key'
            when
                deal_stage is null
                or deal_stage not in ('prospecting', 'engaging', 'won', 'lost')
                then 'unknown_stage'
            when
                engaged_on is null and deal_stage <> 'prospecting'
                or closed_on is null and deal_stage in ('won', 'lost')
                then 'unreadable_time'
            when greatest(engaged_on, closed_on) > synced_at + interval '1 day'
                then 'time_in_the_future'
            when close_amount is null and deal_stage in ('won', 'lost') then 'unreadable_amount'
            when close_amount < 0 then 'negative_price'
        end as invalid_reason
    from renamed
),

deals as ({{ accept_or_reject('validated', 'deal_id') }})

select * from deals
