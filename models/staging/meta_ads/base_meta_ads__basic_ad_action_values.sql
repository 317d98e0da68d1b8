with
source as ({{ raw_rows('meta_ads', 'basic_ad_action_values') }}),

renamed as (
    select
        {{ clean_key('ad_id') }} as ad_id,
        {{ clean_text('action_type') }} as action_type,
        {{ clean_date('date') }} as performed_on,
        {{ clean_amount('value') }} as action_value,
        false as is_deleted,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            {{ key_reason('ad_id', parts=['action_type']) }}
            {{ time_reason('performed_on') }}
            when action_value is null then 'unreadable_amount'
        end as invalid_reason
    from renamed
),

basic_ad_action_values as ({{ accept_or_reject('validated', 'ad_id, performed_on, action_type') }})

select * from basic_ad_action_values
