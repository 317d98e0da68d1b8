with
source as ({{ raw_rows('typeform', 'forms') }}),

renamed as (
    select
        {{ clean_text('id') }} as form_id,
        {{ clean_text('title') }} as form_title,
        false as is_deleted,
        {{ synced_at('_sdc_batched_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case when form_id is null then 'missing_key' end as invalid_reason
    from renamed
),

forms as ({{ accept_or_reject('validated', 'form_id') }})

select * from forms
