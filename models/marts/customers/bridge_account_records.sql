with
accounts as (select * from {{ ref('int_accounts__resolved') }}),

account_records as (
    select
        account_record_id,
        account_id,
        channel,
        account_evidence
    from accounts
)

select * from account_records
