with
source as (select * from {{ raw_table('wechat_official_account', 'tag') }}),

renamed as (
    select
        {{ clean_text('appid') }} as account_id,
        {{ clean_text('id') }} as tag_number,
        {{ clean_text('name') }} as tag_name,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ synced_at('exported_at') }},
        {{ load_columns() }}
    from source
),

-- Every account numbers its tags from 100 on, so one number is different tags in different
-- accounts.
validated as (
    select
        *,
        account_id || ':' || tag_number as tag_id,
        case when account_id is null or tag_number is null then 'missing_key' end as invalid_reason
    from renamed
),

tags as ({{ accept_or_reject('validated', 'tag_id') }})

select * from tags
