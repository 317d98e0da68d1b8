with

row_counts as (

    {{ row_counts('mailchimp', {
        'list': 'base_mailchimp__lists',
        'member': 'base_mailchimp__members',
        'campaign': 'base_mailchimp__campaigns',
        'campaign_recipient': 'base_mailchimp__campaign_recipients',
        'campaign_recipient_activity': 'base_mailchimp__campaign_recipient_activities',
        'unsubscribe': 'base_mailchimp__unsubscribes',
    }) }}

)

select * from row_counts
