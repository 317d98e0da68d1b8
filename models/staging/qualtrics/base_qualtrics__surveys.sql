with
source as ({{ raw_rows('qualtrics', 'survey') }}),

renamed as (
    select
        {{ clean_text('id') }} as survey_id,
        {{ clean_text('survey_name') }} as survey_name,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case when survey_id is null then 'missing_key' end as invalid_reason
    from renamed
),

surveys as ({{ accept_or_reject('validated', 'survey_id') }})

select * from surveys
