{#
    The record that bought each order of the till: of the payments that went through, the one that says most about the
    buyer.
#}
{% macro square_buyers(payments) -%}
    select
        order_id,
        max_by(source_record_id, buyer_rank) as source_record_id
    from {{ payments }}
    where source_record_id is not null and payment_status in ('APPROVED', 'COMPLETED')
    group by order_id
{%- endmacro %}
