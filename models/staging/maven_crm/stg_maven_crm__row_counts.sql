with

row_counts as (

    {{ row_counts('maven_crm', {
        'accounts': 'base_maven_crm__accounts',
        'products': 'base_maven_crm__products',
        'sales_pipeline': 'base_maven_crm__deals',
        'sales_teams': 'base_maven_crm__sales_agents',
    }) }}

)

select * from row_counts
