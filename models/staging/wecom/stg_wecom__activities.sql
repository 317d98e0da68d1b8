with
follow_users as (select * from {{ ref('base_wecom__follow_users') }} where reject_reason is null),

add_ways as (select * from {{ ref('wecom_add_ways') }}),

moments as (
    select
        source_record_id,
        follow_id,
        staff_id,
        entry_point,
        add_way,
        loaded_at,
        added_at as occurred_at,
        'added_staff_contact' as activity,
        -- The tool names the side that asked: the member of staff, or the customer.
        coalesce(added_by_id = staff_id, false) as is_outbound
    from follow_users

    union all

    select
        source_record_id,
        follow_id,
        staff_id,
        entry_point,
        add_way,
        loaded_at,
        removed_at as occurred_at,
        'removed_staff_contact' as activity,
        coalesce(removed_by = 'staff', false) as is_outbound
    from follow_users
    where removed_at >= added_at
),

activities as (
    select
        moments.occurred_at,
        moments.source_record_id,
        moments.activity,
        moments.is_outbound,
        moments.loaded_at,
        'wecom:' || moments.activity || ':' || moments.follow_id as activity_id,
        case when moments.activity = 'added_staff_contact' then add_ways.traffic_source end
            as traffic_source,
        {{ json_object({'staff_id': 'moments.staff_id', 'entry_point': 'moments.entry_point'}) }}
            as feature_json
    from moments
    left join add_ways on moments.add_way = add_ways.add_way
)

select * from activities
