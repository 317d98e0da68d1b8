with
source as ({{ raw_rows('google_ads', 'ad_group_history') }}),

renamed as (
    select
        {{ clean_text('id') }} as ad_group_id,
        {{ clean_text('name') }} as ad_group_name,
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
            when ad_group_id is null then 'missing_key'
            when updated_at is null then 'unreadable_time'
        end as invalid_reason
    from renamed
),

ad_groups as ({{ accept_or_reject('validated', 'ad_group_id') }})

select * from ad_groups
