with
source as ({{ raw_rows('wecom', 'corp_tag') }}),

renamed as (
    select
        {{ clean_text('tag_id') }} as tag_id,
        {{ clean_text('tag_name') }} as tag_name,
        {{ clean_text('group_name') }} as group_name,
        coalesce({{ clean_boolean('deleted') }}, false) as is_deleted,
        {{ synced_at('exported_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case when tag_id is null then 'missing_key' end as invalid_reason
    from renamed
),

tags as ({{ accept_or_reject('validated', 'tag_id') }})

select * from tags
