with

nodes_parted as (

    {{ nearest_seeds(
        edges=ref('int_links__contested'),
        left_node='record_key',
        right_node='identifier_key',
        seeds=ref('int_records__contested')
    ) }}

)

select * from nodes_parted
