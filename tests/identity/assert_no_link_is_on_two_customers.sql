-- The components would be wrong: somebody whose records share what ties them would be greeted as
-- two people, and the second would look new.
with

links as (

    select * from {{ ref('fct_identity_links') }}

),

bridge as (

    select * from {{ ref('bridge_customer_records') }}

),

offenders as (

    select
        links.identifier_type,
        links.identifier_key,
        count(distinct bridge.customer_id) as customer_count
    from links
    inner join bridge on links.source_record_id = bridge.source_record_id
    group by links.identifier_type, links.identifier_key
    having count(distinct bridge.customer_id) > 1

)

select * from offenders
