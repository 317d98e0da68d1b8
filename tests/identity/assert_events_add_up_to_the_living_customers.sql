-- If a customer appears or disappears without an event, the published merges and splits do not
-- explain why the number of customers changed.
with

events as (

    select * from {{ ref('fct_identity_events') }}

),

aliases as (

    select * from {{ ref('dim_customer_aliases') }}

),

balances as (

    select
        customer_id,
        sum(
            case
                when identity_event in ('created', 'revived') then 1
                when identity_event in ('absorbed', 'retired') then -1
                else 0
            end
        ) as balance
    from events
    group by customer_id

),

offenders as (

    select aliases.customer_id
    from aliases
    left join balances on aliases.customer_id = balances.customer_id
    where
        coalesce(balances.balance, 0)
        <> case when aliases.identity_status = 'live' then 1 else 0 end

)

select * from offenders
