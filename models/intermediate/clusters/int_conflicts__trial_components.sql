with

components as (

    {{ connected_components(
        edges=ref('int_conflicts__trial_links'),
        left_node='record_copy_key',
        right_node='identifier_copy_key'
    ) }}

)

select * from components
