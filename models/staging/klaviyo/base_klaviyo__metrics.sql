with
source as ({{ raw_rows('klaviyo', 'metric') }}),

renamed as (
    select
        {{ clean_text('id') }} as metric_id,
        {{ clean_text('name') }} as metric_name,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ synced_at(changed='updated') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case when metric_id is null then 'missing_key' end as invalid_reason
    from renamed
),

metrics as ({{ accept_or_reject('validated', 'metric_id') }})

select * from metrics
