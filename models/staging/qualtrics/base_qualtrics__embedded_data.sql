with
source as ({{ raw_rows('qualtrics', 'survey_embedded_data') }}),

renamed as (
    select
        {{ clean_key('response_id') }} as response_id,
        lower({{ clean_text('key') }}) as field_name,
        {{ clean_text('value') }} as field_value,
        false as is_deleted,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        response_id || ':' || field_name as response_key,
        case {{ key_reason('response_id', parts=['field_name']) }} end as invalid_reason
    from renamed
),

embedded_data as ({{ accept_or_reject('validated', 'response_key') }})

select * from embedded_data
