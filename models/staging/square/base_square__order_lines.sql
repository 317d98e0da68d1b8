with
source as ({{ raw_rows('square', 'orders__line_items') }}),

accepted_orders as (
    select
        order_id,
        version_sequence as order_sequence
    from {{ ref('base_square__orders') }}
    where reject_reason is null
),

renamed as (
    select
        {{ clean_key('uid') }} as line_uid,
        {{ clean_key('_sdc_source_key_id') }} as order_id,
        {{ clean_integer('_sdc_level_0_id') }} as position_in_order,
        {{ clean_reference('catalog_object_id') }} as variation_id,
        {{ clean_text('name') }} as product_name,
        {{ clean_amount('quantity') }} as units,
        upper({{ clean_text('base_price_money__currency') }}) as currency,
        {{ clean_amount('base_price_money__amount') }} as price_minor_units,
        {{ clean_amount('gross_sales_money__amount') }} as gross_minor_units,
        coalesce({{ clean_amount('total_discount_money__amount') }}, 0) as discount_minor_units,
        {{ parse_number(clean_text('_sdc_sequence'), 'bigint') }} as version_sequence,
        {{ synced_at('_sdc_batched_at') }},
        {{ load_columns() }}
    from source
),

validated as (
    select
        renamed.*,
        false as is_deleted,
        -- Goods sold by weight count as one.
        cast(greatest(round(renamed.units), 1) as integer) as quantity,
        renamed.order_id || ':' || renamed.line_uid as order_line_id,
        {{ from_minor_units('renamed.price_minor_units', 'renamed.currency') }} as list_price,
        {{ from_minor_units(
            'coalesce(
                renamed.gross_minor_units,
                cast(renamed.price_minor_units * renamed.units as decimal(18, 2))
            )',
            'renamed.currency'
        ) }} as gross_amount,
        {{ from_minor_units('renamed.discount_minor_units', 'renamed.currency') }}
            as discount_amount,
        case
            {{ key_reason(['renamed.line_uid', 'renamed.order_id']) }}
            when renamed.units is null or renamed.units <= 0 then 'quantity_not_positive'
            when renamed.currency is null then 'missing_currency'
            when renamed.price_minor_units is null then 'unreadable_amount'
            when renamed.price_minor_units < 0 then 'negative_price'
            when accepted_orders.order_id is null then 'order_not_accepted'
            -- A line that was taken off the bill stays in the export, under the last version that
            -- still had it.
            when renamed.version_sequence < accepted_orders.order_sequence then 'superseded'
        end as invalid_reason
    from renamed
    left join accepted_orders on renamed.order_id = accepted_orders.order_id
),

order_lines as ({{ accept_or_reject('validated', 'order_line_id', sequence='version_sequence') }})

select * from order_lines
