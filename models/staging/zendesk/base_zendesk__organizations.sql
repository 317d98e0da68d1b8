with
source as ({{ raw_rows('zendesk', 'organization') }}),

renamed as (
    select
        {{ clean_text('id') }} as organization_id,
        {{ clean_text('name') }} as organization_name,
        {{ clean_timestamp('created_at') }} as created_at,
        {{ clean_timestamp('updated_at') }} as updated_at,
        {{ synced_at(changed='updated_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        case
            when organization_id is null then 'missing_key'
            {{ time_reason('created_at') }}
        end as invalid_reason
    from renamed
),

organizations as ({{ accept_or_reject('validated', 'organization_id') }})

select * from organizations
