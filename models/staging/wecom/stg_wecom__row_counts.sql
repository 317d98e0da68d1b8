with

row_counts as (

    {{ row_counts('wecom', {
        'external_contact': 'base_wecom__external_contacts',
        'follow_user': 'base_wecom__follow_users',
        'corp_tag': 'base_wecom__tags',
    }) }}

)

select * from row_counts
