with
source as ({{ raw_rows('zendesk', 'user') }}),

renamed as (
    select
        {{ clean_text('id') }} as user_id,
        {{ clean_text('email') }} as email,
        {{ clean_text('phone') }} as phone,
        {{ clean_text('name') }} as full_name,
        {{ clean_text('locale') }} as user_locale,
        lower({{ clean_text('role') }}) as user_role,
        {{ clean_text('organization_id') }} as organization_id,
        {{ clean_boolean('verified') }} as is_email_verified,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false)
        or not coalesce({{ clean_boolean('active') }}, true) as is_deleted,
        {{ clean_timestamp('created_at') }} as created_at,
        {{ clean_timestamp('updated_at') }} as updated_at,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

every_version as (
    {{ with_earlier_versions('renamed', 'user_id', decided=[
        'is_staff', 'source_record_id', 'invalid_reason', 'version_number', 'reject_reason'
    ]) }}
),

-- A user who is staff in any version is staff. An agent may have been exported as an end user
-- before the promotion or after leaving, and a valid older version must not make the agent a
-- customer.
known_staff as (
    select
        *,
        max(case when user_role in ('agent', 'admin') then 1 else 0 end) over (
            partition by user_id
        ) = 1 as is_staff
    from every_version
),

validated as (
    select
        *,
        'zendesk:user:' || user_id as source_record_id,
        case
            when user_id is null then 'missing_key'
            when is_staff then 'staff'
            {{ time_reason('created_at') }}
        end as invalid_reason
    from known_staff
),

users as ({{ accept_or_reject('validated', 'user_id') }})

select * from users
