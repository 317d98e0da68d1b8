with
contacts as (select * from {{ ref('base_wecom__external_contacts') }} where reject_reason is null),

follow_users as (select * from {{ ref('base_wecom__follow_users') }} where reject_reason is null),

-- WeChat shows a nickname. The real name is the remark of a member of staff, if it has two to four
-- Chinese characters and is no form of address, or the name of a user of WeCom.
named_follows as (
    select
        *,
        case when {{ is_chinese_name('remark') }} then remark end as written_name,
        cast(added_at as string) || ' ' || follow_id as recency
    from follow_users
),

follow_records as (
    select
        source_record_id,
        min(added_at) as first_added_at,
        max(added_at) as last_added_at,
        max_by(written_name, recency) filter (where written_name is not null) as written_name,
        max_by(company_name, recency) filter (where company_name is not null) as company_name
    from named_follows
    group by source_record_id
),

joined as (
    select
        contacts.job_title,
        contacts.gender_code,
        contacts.synced_at,
        follow_records.first_added_at,
        follow_records.last_added_at,
        coalesce(contacts.source_record_id, follow_records.source_record_id) as source_record_id,
        coalesce(contacts.company_name, follow_records.company_name) as company_name,
        coalesce(
            follow_records.written_name,
            case
                when contacts.contact_type = 2 and {{ is_chinese_name('contacts.display_name') }}
                    then contacts.display_name
            end
        ) as full_name
    from contacts
    full outer join follow_records on contacts.source_record_id = follow_records.source_record_id
),

profiles as (
    select
        source_record_id,
        company_name,
        job_title,
        coalesce(last_added_at, synced_at) as observed_at,
        coalesce(first_added_at, synced_at) as created_at,
        -- A colleague wrote it down, or WeChat passed on a nickname; nobody verified it.
        false as is_verified,
        substr(full_name, {{ chinese_surname_length('full_name') }} + 1) as first_name,
        substr(full_name, 1, {{ chinese_surname_length('full_name') }}) as last_name,
        case gender_code when 1 then 'male' when 2 then 'female' end as gender
    from joined
)

select * from profiles
