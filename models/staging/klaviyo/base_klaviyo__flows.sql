with
source as ({{ raw_rows('klaviyo', 'flow') }}),

renamed as (
    select
        {{ clean_text('id') }} as flow_id,
        {{ clean_text('name') }} as flow_name,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ synced_at(changed='updated') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case when flow_id is null then 'missing_key' end as invalid_reason
    from renamed
),

flows as ({{ accept_or_reject('validated', 'flow_id') }})

select * from flows
