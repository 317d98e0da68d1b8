with
contacts as (select * from {{ ref('int_account_contacts__found') }}),

account_contacts as (
    select
        customer_id,
        account_id,
        contact_evidence
    from contacts
)

select * from account_contacts
