with

row_counts as (

    {{ row_counts('hubspot', {
        'contact': 'base_hubspot__contacts',
        'contact_merge_audit': 'base_hubspot__contact_merges',
        'company': 'base_hubspot__companies',
        'deal': 'base_hubspot__deals',
        'deal_company': 'base_hubspot__deal_companies',
        'deal_contact': 'base_hubspot__deal_contacts',
        'deal_pipeline_stage': 'base_hubspot__deal_pipeline_stages',
    }) }}

)

select * from row_counts
