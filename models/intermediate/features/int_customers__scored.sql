with
purchases as (select * from {{ ref('int_customers__purchases') }} where orders > 0),

cut_points as (select * from {{ ref('score_cut_points') }}),

scored as (
    select
        purchases.customer_id,
        recency.score as recency_score,
        frequency.score as frequency_score,
        monetary.score as monetary_score,
        lapse.score as lapse_stage,
        repurchase.score as repurchase_level
    from purchases
    left join cut_points as recency
        on {{ falls_into('purchases.days_since_last_order', 'recency') }}
    left join cut_points as frequency
        on {{ falls_into('purchases.orders', 'frequency') }}
    left join cut_points as monetary
        on
            {{ falls_into('purchases.net_amount_12_months', 'monetary') }}
            and purchases.is_comparable
    left join cut_points as lapse
        on {{ falls_into('purchases.days_since_last_order', 'lapse') }}
    left join cut_points as repurchase
        on {{ falls_into('purchases.repurchase_score', 'repurchase') }}
)

select * from scored
