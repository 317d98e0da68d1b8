with
source as ({{ raw_rows('maven_crm', 'sales_teams') }}),

renamed as (
    select
        {{ clean_text('sales_agent') }} as sales_agent,
        {{ clean_text('manager') }} as manager,
        {{ clean_text('regional_office') }} as regional_office,
        {{ synced_at(none) }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        *,
        false as is_deleted,
        case when sales_agent is null then 'missing_key' end as invalid_reason
    from renamed
),

sales_agents as ({{ accept_or_reject('validated', 'sales_agent') }})

select * from sales_agents
