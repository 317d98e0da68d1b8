with

row_counts as (

    {{ row_counts('meta_lead_ads', {
        'leads': 'base_meta_lead_ads__leads',
        'ads': 'base_meta_lead_ads__ads',
    }) }}

)

select * from row_counts
