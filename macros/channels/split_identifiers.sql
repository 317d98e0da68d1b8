{#
    One row per value where a cell holds several: "13900190001/13900190002", "a@x.org; b@x.org". Other rows stay
    as they are. Reads a relation with the columns of the port `identifiers`, and returns them.

    People also write a slash between the parts of one number ("089/123456") and before other last digits
    ("7946 0190 / 0191"). So a slash separates only where both sides are long enough for a number, or the first is
    long. A part that is too short for a number is left out: the digits of two numbers are never joined.
#}
{% macro split_identifiers(identifiers) -%}
    {%- set columns = ['channel'] + port_columns('identifiers').keys() | list -%}
    with

    cells as (
        select
            *,
            identifier_type in ('email', 'phone')
            and {{ regexp_like('identifier_value', '[;,|/<\\n；，、／｜]|@.* .*@') }} as may_hold_several
        from {{ identifiers }}
    ),

    -- One separator for all. The slash is decided next.
    separated as (
        select
            *,
            case
                when identifier_type = 'email'
                    then translate(identifier_value, ',|、；，｜／<>/ ' || chr(10), ';;;;;;;;;;;;')
                else translate(identifier_value, ',|、；，｜／' || chr(10), ';;;;;;/;')
            end as separated_text
        from cells
        where may_hold_several
    ),

    measured as (
        select
            *,
            {{ count_digits("split_part(separated_text, '/', 1)") }} as digits_before_slash,
            {{ count_digits("split_part(separated_text, '/', 2)") }} as digits_after_slash
        from separated
    ),

    lists as (
        select
            *,
            case
                when digits_before_slash >= 9 or least(digits_before_slash, digits_after_slash) >= 7
                    then replace(separated_text, '/', ';')
                else separated_text
            end as list_text
        from measured
    ),

    parts as (
        {{ split_rows('lists', 'list_text', 'part', ';') }}
    ),

    values_found as (
        select
            {{ columns_of('parts', columns, but=['identifier_value']) }},
            {{ trimmed('part') }} as part_value,
            identifier_value as cell_value
        from parts
        where
            identifier_type = 'email' and part like '%_@_%'
            or identifier_type = 'phone' and {{ count_digits('part') }} >= 7
    ),

    split_cells as (
        select distinct
            source_record_id,
            identifier_type,
            cell_value
        from values_found
    ),

    -- A cell without any value is kept as it was written, to be refused by its reason.
    whole_cells as (
        select {{ columns_of('cells', columns) }}
        from cells
        left join split_cells
            on
                cells.source_record_id = split_cells.source_record_id
                and cells.identifier_type = split_cells.identifier_type
                and cells.identifier_value = split_cells.cell_value
        where split_cells.cell_value is null
    ),

    -- Two cells of a record may hold one value.
    single_values as (
        select
            channel,
            source_record_id,
            identifier_type,
            part_value as identifier_value,
            country,
            min(first_seen_at) as first_seen_at,
            max(last_seen_at) as last_seen_at
        from values_found
        group by channel, source_record_id, identifier_type, part_value, country
    )

    select {{ columns_of('whole_cells', columns) }} from whole_cells

    union all

    select {{ columns_of('single_values', columns) }}
    from single_values
    left join whole_cells
        on
            single_values.source_record_id = whole_cells.source_record_id
            and single_values.identifier_type = whole_cells.identifier_type
            and single_values.identifier_value = whole_cells.identifier_value
            and single_values.country is not distinct from whole_cells.country
    where whole_cells.source_record_id is null
{%- endmacro %}

{% macro count_digits(expression) -%}
    length({{ regexp_remove(ascii_digits(expression), '[^0-9]') }})
{%- endmacro %}
