-- Records that share a link must belong to one customer. Otherwise the components are wrong: one
-- person is addressed as two people, and the second one looks new.
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
