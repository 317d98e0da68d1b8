with

rejected_rows as (

    {{ rejected_rows('meta_lead_ads', {
        'leads': 'base_meta_lead_ads__leads',
        'ads': 'base_meta_lead_ads__ads',
    }) }}

)

select * from rejected_rows
