with
source as ({{ raw_rows('hubspot', 'deal_pipeline_stage') }}),

renamed as (
    select
        {{ clean_text('stage_id') }} as stage_id,
        {{ clean_text('label') }} as stage_name,
        coalesce({{ clean_boolean('closed_won') }}, false) as is_won,
        coalesce({{ clean_boolean('is_closed') }}, {{ clean_boolean('closed_won') }}, false)
            as is_closed,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ synced_at(changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case when stage_id is null then 'missing_key' end as invalid_reason
    from renamed
),

deal_pipeline_stages as ({{ accept_or_reject('validated', 'stage_id') }})

select * from deal_pipeline_stages
