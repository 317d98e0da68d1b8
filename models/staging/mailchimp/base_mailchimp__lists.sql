with
source as ({{ raw_rows('mailchimp', 'list') }}),

renamed as (
    select
        {{ clean_text('id') }} as list_id,
        {{ clean_text('name') }} as list_name,
        coalesce({{ clean_boolean('_fivetran_deleted') }}, false) as is_deleted,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        case when list_id is null then 'missing_key' end as invalid_reason
    from renamed
),

lists as ({{ accept_or_reject('validated', 'list_id') }})

select * from lists
