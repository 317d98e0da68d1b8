with
source as ({{ raw_rows('google_ads', 'ad_history') }}),

renamed as (
    select
        {{ clean_text('id') }} as ad_id,
        {{ clean_text('ad_group_id') }} as ad_group_id,
        {{ clean_text('name') }} as ad_name,
        {{ clean_text('final_urls') }} as final_urls,
        false as is_deleted,
        {{ clean_timestamp('updated_at') }} as updated_at,
        {{ synced_at('updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            when ad_id is null or ad_group_id is null then 'missing_key'
            when updated_at is null then 'unreadable_time'
        end as invalid_reason
    from renamed
),

ads as ({{ accept_or_reject('validated', 'ad_id, ad_group_id') }})

select * from ads
