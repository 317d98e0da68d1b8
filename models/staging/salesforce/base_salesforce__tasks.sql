with
source as ({{ raw_rows('salesforce', 'task') }}),

renamed as (
    select
        {{ salesforce_key('id') }} as task_id,
        {{ salesforce_reference('who_id') }} as person_id,
        lower({{ clean_text('task_subtype') }}) as task_subtype,
        lower({{ clean_text('call_type') }}) as call_type,
        {{ clean_text('call_disposition') }} as call_outcome,
        coalesce({{ clean_boolean('is_closed') }}, false) as is_done,
        coalesce({{ clean_boolean('is_deleted') }}, false) as is_deleted,
        coalesce(
            {{ clean_timestamp('completed_date_time') }}, {{ clean_timestamp('activity_date') }}
        ) as done_at,
        coalesce({{ clean_boolean('_fivetran_active') }}, true) as is_current_version,
        {{ clean_timestamp('created_date') }} as created_at,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case
            {{ key_reason('task_id') }}
            when not is_current_version then 'superseded'
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

tasks as ({{ accept_or_reject('validated', 'task_id') }})

select * from tasks
