with
contacts as (select * from {{ ref('base_wecom__external_contacts') }} where reject_reason is null),

follow_users as (select * from {{ ref('base_wecom__follow_users') }} where reject_reason is null),

wechat_accounts as (select * from {{ ref('wechat_accounts') }}),

first_added as (
    select
        source_record_id,
        min(added_at) as first_added_at
    from follow_users
    group by source_record_id
),

-- A union id identifies a person only within one open platform account: two platforms may give the
-- same text to two people. A company without one counts as a platform of its own.
known_contacts as (
    select
        contacts.source_record_id,
        contacts.contact_id,
        coalesce(wechat_accounts.open_platform_account, contacts.corp_id)
        || ':' || contacts.unionid as platform_unionid,
        coalesce(first_added.first_added_at, contacts.synced_at) as first_added_at
    from contacts
    left join first_added on contacts.source_record_id = first_added.source_record_id
    left join wechat_accounts on contacts.corp_id = wechat_accounts.account_id
),

phone_parts as (
    {{ split_rows('follow_users', 'phones', 'phone_part') }}
),

-- The tool takes a number without a calling code for one of mainland China.
phones as (
    select
        source_record_id,
        added_at,
        'CN' as country,
        {{ clean_text('phone_part') }} as phone
    from phone_parts
),

sightings as (
    {{ unpivot_identifiers(
        'known_contacts',
        {'wecom_external_userid': 'contact_id', 'wechat_unionid': 'platform_unionid'},
        seen_at='first_added_at'
    ) }}

    union all

    {{ unpivot_identifiers(
        'follow_users', {'wecom_external_userid': 'contact_id'}, seen_at='added_at'
    ) }}

    union all

    {{ unpivot_identifiers('phones', {'phone': 'phone'}, seen_at='added_at', country='country') }}
),

identifiers as (
    {{ collapse_identifiers('sightings') }}
)

select * from identifiers
