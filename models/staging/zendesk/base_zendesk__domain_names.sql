with
source as ({{ raw_rows('zendesk', 'domain_name') }}),

renamed as (
    select
        {{ clean_text('organization_id') }} as organization_id,
        lower({{ clean_text('domain_name') }}) as domain,
        {{ clean_integer('index') }} as domain_position,
        {{ synced_at() }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        organization_id || '<' || domain as organization_domain_id,
        case when organization_id is null or domain is null then 'missing_key' end as invalid_reason
    from renamed
),

domain_names as ({{ accept_or_reject('validated', 'organization_domain_id') }})

select * from domain_names
