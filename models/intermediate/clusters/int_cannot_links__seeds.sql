{{ config(materialized='view') }}

with

links as (

    select * from {{ ref('int_cannot_links__links') }}

),

must_links as (

    select * from {{ ref('int_cannot_links__kept_together') }}

),

cannot_link as (

    select * from {{ ref('cannot_link') }}

),

told_apart as (

    select left_record_id as source_record_id from cannot_link

    union

    select right_record_id as source_record_id from cannot_link

),

contested_records as (

    select distinct
        links.record_key,
        coalesce(must_links.component_key, links.record_key) as seed_key
    from links
    inner join told_apart on links.source_record_id = told_apart.source_record_id
    left join must_links on links.record_key = must_links.node_key
    where links.link_kind <> 'left_behind'

),

-- Whoever must be one person with a record that is told apart goes where it goes.
records_contested as (

    select
        record_key as node_key,
        seed_key
    from contested_records

    union

    select
        must_links.node_key,
        must_links.component_key as seed_key
    from must_links
    inner join contested_records on must_links.component_key = contested_records.seed_key

)

select * from records_contested
