with
source as ({{ raw_rows('wecom', 'follow_user') }}),

renamed as (
    select
        {{ clean_text('corp_id') }} as corp_id,
        {{ clean_text('external_userid') }} as external_userid,
        {{ clean_text('userid') }} as staff_id,
        {{ clean_text('remark') }} as remark,
        {{ clean_text('remark_corp_name') }} as company_name,
        {{ clean_list('remark_mobiles') }} as phones,
        {{ clean_list('tag_id') }} as tag_ids,
        {{ clean_integer('add_way') }} as add_way,
        {{ clean_text('oper_userid') }} as added_by_id,
        {{ clean_text('state') }} as entry_point,
        {{ clean_text('createtime') }} as added_epoch,
        {{ clean_epoch('createtime') }} as added_at,
        lower({{ clean_text('deleted_by') }}) as removed_by,
        {{ clean_epoch('deleted_at') }} as removed_at,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        {{ synced_at('exported_at') }},
        {{ load_columns() }}
    from source
),

-- A contact that is removed and added again becomes a contact of that member a second time, with a
-- new timestamp.
validated as (
    select
        *,
        corp_id || ':' || external_userid as contact_id,
        corp_id || ':' || external_userid || ':' || staff_id || ':' || added_epoch as follow_id,
        'wecom:contact:' || corp_id || ':' || external_userid as source_record_id,
        case
            when corp_id is null or staff_id is null then 'missing_key'
            when external_userid is null then 'nobody_to_attribute'
            {{ time_reason('added_at') }}
        end as invalid_reason
    from renamed
),

follow_users as ({{ accept_or_reject('validated', 'follow_id') }})

select * from follow_users
