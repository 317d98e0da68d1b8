-- A customer with two companies would be counted for both, and a company whose contacts are joined
-- twice would show twice its sales.
with

contacts as (

    select * from {{ ref('bridge_account_contacts') }}

),

accounts as (

    select * from {{ ref('dim_accounts') }}

),

orders as (

    select * from {{ ref('int_orders__summed') }}
    where currency = '{{ var("reporting_currency") }}'

),

by_contact as (

    select coalesce(sum(orders.sale_amount - orders.returned_amount), 0) as net_amount
    from orders
    inner join contacts on orders.customer_id = contacts.customer_id

),

contact_count as (

    select count(*) as contacts from contacts

),

by_account as (

    select
        coalesce(sum(net_amount), 0) as net_amount,
        coalesce(sum(contacts), 0) as contacts
    from accounts

),

offenders as (

    select by_account.*
    from by_account
    cross join by_contact
    cross join contact_count
    where
        by_account.net_amount <> by_contact.net_amount
        or by_account.contacts <> contact_count.contacts

)

select * from offenders
