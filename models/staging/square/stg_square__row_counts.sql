with

row_counts as (

    {{ row_counts('square', {
        'customers': 'base_square__customers',
        'orders': 'base_square__orders',
        'orders__line_items': 'base_square__order_lines',
        'orders__returns__return_line_items': 'base_square__return_lines',
        'payments': 'base_square__payments',
        'refunds': 'base_square__refunds',
        'items': 'base_square__items',
        'items__item_data__variations': 'base_square__item_variations',
        'categories': 'base_square__categories',
    }) }}

)

select * from row_counts
