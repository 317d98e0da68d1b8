with

row_counts as (

    {{ row_counts('social', {
        'profile': 'base_social__profiles',
        'post': 'base_social__posts',
        'interaction': 'base_social__interactions',
        'comment': 'base_social__comments',
        'direct_message': 'base_social__direct_messages',
        'follow': 'base_social__follows',
    }) }}

)

select * from row_counts
