with
source as ({{ raw_rows('square', 'orders__returns__return_line_items') }}),

accepted_returns as (
    select order_id as return_order_id from {{ ref('base_square__orders') }}
    where reject_reason is null
),

renamed as (
    select
        {{ clean_text('uid') }} as line_uid,
        {{ clean_text('_sdc_source_key_id') }} as return_order_id,
        {{ clean_integer('_sdc_level_1_id') }} as position_in_return,
        {{ clean_text('source_line_item_uid') }} as returned_line_uid,
        {{ clean_text('catalog_object_id') }} as variation_id,
        {{ clean_text('name') }} as product_name,
        {{ clean_amount('quantity') }} as units,
        upper({{ clean_text('gross_return_money__currency') }}) as currency,
        {{ clean_amount('base_price_money__amount') }} as price_minor_units,
        {{ clean_amount('gross_return_money__amount') }} as gross_minor_units,
        coalesce({{ clean_amount('total_discount_money__amount') }}, 0) as discount_minor_units,
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
        renamed.return_order_id || ':' || renamed.line_uid as return_line_id,
        {{ from_minor_units('renamed.price_minor_units', 'renamed.currency') }} as list_price,
        {{ from_minor_units(
            '(renamed.gross_minor_units - renamed.discount_minor_units)', 'renamed.currency'
        ) }} as refunded_amount,
        case
            when renamed.line_uid is null or renamed.return_order_id is null then 'missing_key'
            when renamed.units is null or renamed.units <= 0 then 'quantity_not_positive'
            when renamed.currency is null then 'missing_currency'
            when renamed.gross_minor_units is null then 'unreadable_amount'
            when accepted_returns.return_order_id is null then 'order_not_accepted'
        end as invalid_reason
    from renamed
    left join accepted_returns on renamed.return_order_id = accepted_returns.return_order_id
),

-- When a return is re-evaluated (incremental run), so are its lines.
validated_by_returns as (
    {{ with_children_of_changed_parents('validated', [
        {'accepted': 'accepted_returns', 'key': 'return_order_id', 'reason': 'order_not_accepted'}
    ]) }}
),

return_lines as ({{ accept_or_reject('validated_by_returns', 'return_line_id') }})

select * from return_lines
