with

components as (

    {{ connected_components(
        edges='(select * from ' ~ ref('int_links__evidence') ~ ' where not is_weak) as strong_links',
        left_node='record_key',
        right_node='identifier_key'
    ) }}

)

select * from components
