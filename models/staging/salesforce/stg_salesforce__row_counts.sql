with

row_counts as (

    {{ row_counts('salesforce', {
        'account': 'base_salesforce__accounts',
        'contact': 'base_salesforce__contacts',
        'lead': 'base_salesforce__leads',
        'opportunity': 'base_salesforce__opportunities',
        'opportunity_contact_role': 'base_salesforce__opportunity_contacts',
        'task': 'base_salesforce__tasks',
    }) }}

)

select * from row_counts
