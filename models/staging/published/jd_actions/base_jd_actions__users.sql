with
source as ({{ raw_rows('jd_actions', 'jdata_user') }}),

renamed as (
    select
        {{ regexp_remove(clean_text('user_id'), '[.]0+$') }} as user_id,
        -- "26-35岁" and "56岁以上"; -1 is unknown.
        nullif(
            replace(replace({{ clean_text('age') }}, '岁以上', ' and over'), '岁', ''), '-1'
        ) as age_band,
        case {{ clean_integer('sex') }} when 0 then 'male' when 1 then 'female' end as gender,
        {{ clean_integer('user_lv_cd') }} as user_level,
        {{ local_to_utc(clean_timestamp('user_reg_tm'), 'Asia/Shanghai') }} as registered_at,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        'jd_actions:user:' || user_id as source_record_id,
        case
            when user_id is null then 'missing_key'
            {{ time_reason('registered_at') }}
        end as invalid_reason
    from renamed
),

users as ({{ accept_or_reject('validated', 'user_id') }})

select * from users
