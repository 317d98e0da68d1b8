with

row_counts as (

    {{ row_counts('zendesk', {
        'user': 'base_zendesk__users',
        'organization': 'base_zendesk__organizations',
        'domain_name': 'base_zendesk__domain_names',
        'ticket': 'base_zendesk__tickets',
        'ticket_comment': 'base_zendesk__ticket_comments',
        'ticket_tag': 'base_zendesk__ticket_tags',
        'ticket_field_history': 'base_zendesk__ticket_field_changes',
        'ticket_form_history': 'base_zendesk__ticket_forms',
    }) }}

)

select * from row_counts
