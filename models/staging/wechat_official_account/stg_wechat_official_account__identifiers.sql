with
followers as (
    select * from {{ ref('base_wechat_official_account__followers') }}
    where reject_reason is null
),

messages as (
    select * from {{ ref('base_wechat_official_account__messages') }}
    where reject_reason is null
),

wechat_accounts as (select * from {{ ref('wechat_accounts') }}),

-- An open id identifies a person within one account, a union id within one open platform account.
-- The code that the shop shows to a signed-in customer carries `login_` and the account number.
known_followers as (
    select
        followers.source_record_id,
        followers.follower_id as account_openid,
        coalesce(wechat_accounts.open_platform_account, followers.account_id)
        || ':' || followers.unionid as platform_unionid,
        nullif(regexp_extract(followers.qr_scene, '^login_([0-9A-Za-z]+)$', 1), '') as login_id,
        coalesce(followers.followed_at, followers.synced_at) as seen_at
    from followers
    left join wechat_accounts on followers.account_id = wechat_accounts.account_id
),

-- The list of followers keeps only the first code; later codes are in the events.
writers as (
    select
        source_record_id,
        occurred_at,
        account_id || ':' || openid as account_openid,
        case
            when event_name in ('subscribe', 'scan')
                then nullif(
                    regexp_extract(event_key, '^(qrscene_)?login_([0-9A-Za-z]+)$', 2), ''
                )
        end as login_id
    from messages
),

sightings as (
    {{ unpivot_identifiers(
        'known_followers',
        {
            'wechat_openid': 'account_openid',
            'wechat_unionid': 'platform_unionid',
            'login_id': 'login_id',
        },
        seen_at='seen_at'
    ) }}

    union all

    {{ unpivot_identifiers(
        'writers',
        {'wechat_openid': 'account_openid', 'login_id': 'login_id'},
        seen_at='occurred_at'
    ) }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
