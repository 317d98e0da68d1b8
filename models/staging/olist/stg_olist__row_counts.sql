with

row_counts as (

    {{ row_counts('olist', {
        'olist_customers_dataset': 'base_olist__customers',
        'olist_orders_dataset': 'base_olist__orders',
        'olist_order_items_dataset': 'base_olist__order_items',
        'olist_order_payments_dataset': 'base_olist__order_payments',
        'olist_order_reviews_dataset': 'base_olist__order_reviews',
        'olist_products_dataset': 'base_olist__products',
        'olist_sellers_dataset': 'base_olist__sellers',
        'olist_geolocation_dataset': 'base_olist__geolocations',
        'product_category_name_translation': 'base_olist__product_categories',
    }) }}

)

select * from row_counts
