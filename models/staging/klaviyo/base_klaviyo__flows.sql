with
source as ({{ raw_rows('klaviyo', 'flow') }}),

renamed as (
    select
        {{ clean_key('id') }} as flow_id,
        {{ clean_text('name') }} as flow_name,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ synced_at(changed='updated') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case {{ key_reason('flow_id') }} end as invalid_reason
    from renamed
),

flows as ({{ accept_or_reject('validated', 'flow_id') }})

select * from flows
