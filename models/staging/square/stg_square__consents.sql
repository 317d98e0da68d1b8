with
customers as (select * from {{ ref('base_square__customers') }} where reject_reason is null),

consents as (
    {{ opt_out_consents('customers') }}
)

select * from consents
