with

components as (

    {{ connected_components(
        edges='(select * from ' ~ ref('int_cannot_links__links')
        ~ " where link_kind = 'must_link') as must_links",
        left_node='record_key',
        right_node='identifier_key'
    ) }}

)

select * from components
