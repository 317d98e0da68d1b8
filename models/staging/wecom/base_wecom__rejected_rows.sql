with

rejected_rows as (

    {{ rejected_rows('wecom', {
        'external_contact': 'base_wecom__external_contacts',
        'follow_user': 'base_wecom__follow_users',
        'corp_tag': 'base_wecom__tags',
    }) }}

)

select * from rejected_rows
