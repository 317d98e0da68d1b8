{#
    The features that `of_model` offers: the columns of its table, except the key. Every such column is a feature.

    In a unit test ref() returns the rows of the test, which need not have every column: the columns are then read
    from the table in the schema of the tested model. Before the first build there is no table and no feature.
#}
{% macro feature_names(of_model) -%}
    {%- set names = [] -%}
    {%- set reference = ref(of_model) -%}
    {%- if execute -%}
        {%- set table = adapter.get_relation(
            reference.database or model.database, reference.schema or model.schema, of_model
        ) -%}
        {%- for column in (adapter.get_columns_in_relation(table) if table else []) -%}
            {%- do names.append(column.name) if column.name != 'customer_id' -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(names) }}
{%- endmacro %}

{#
    One row per customer and known feature of `of_model`, with `value_column` as `data_type`. A null feature has no
    row, and a word that consists of blanks counts as null.
#}
{% macro unpivot_features(of_model, value_column, data_type) -%}
    {%- set names = feature_names(of_model) or ['no_feature'] -%}
    select
        customer_id,
        feature,
        {{ value_column }}
    from (
        select
            customer_id,
            {% for name in names -%}
            {%- if data_type == 'string' -%}
            nullif({{ trimmed('cast(' ~ name ~ ' as string)') }}, '') as {{ name }}
            {%- else -%}
            cast({{ name }} as {{ data_type }}) as {{ name }}
            {%- endif %}{{ ',' if not loop.last }}
            {% endfor -%}
        from {{ ref(of_model) }}
    ) as cast_features
    unpivot ({{ value_column }} for feature in ({{ names | join(', ') }}))
{%- endmacro %}
