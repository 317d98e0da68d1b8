with

row_counts as (

    {{ row_counts('shopify', {
        'customer': 'base_shopify__customers',
        'order': 'base_shopify__orders',
        'order_line': 'base_shopify__order_lines',
        'refund': 'base_shopify__refunds',
        'order_line_refund': 'base_shopify__order_line_refunds',
        'product': 'base_shopify__products',
        'abandoned_checkout': 'base_shopify__abandoned_checkouts',
    }) }}

)

select * from row_counts
