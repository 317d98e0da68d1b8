{#
    After a run: for each data test that failed or warned, print what it protects and up to three of its rows.

    dbt itself prints a count, which names neither channel nor record. The opening comment of its file explains the
    test. The columns of reported_columns() describe its rows: `problem`, where the test has that column, says what
    is wrong and what to do.
#}
{% macro report_failed_tests(results) -%}
    {%- if execute -%}
        {%- for result in results if result.node.resource_type == 'test' and result.status in ['fail', 'warn'] -%}
            {%- set lines = opening_comment(result.node.raw_code) -%}
            {%- for row in reported_rows(result.node.compiled_code) -%}
                {%- do lines.append('- ' ~ row) -%}
            {%- endfor -%}
            {%- if lines -%}
                {%- do print('\n' ~ result.status | upper ~ ' ' ~ result.node.name ~ '\n  ' ~ lines | join('\n  ')) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

{#
    The columns of failing rows that may be printed, in this order: keys, names of things in the project, and the
    problem. Every other column may hold personal data and is never read.
#}
{% macro reported_columns() -%}
    {{ return([
        'channel', 'raw_table', 'port', 'activity', 'fact_name', 'dimension_name', 'table_name', 'column_name',
        'attribute', 'feature', 'operator', 'segment_id', 'clause_group', 'persona_id', 'broken_rule',
        'identifier_type', 'currency', 'source_record_id', 'other_record_id', 'customer_id', 'problem',
    ]) }}
{%- endmacro %}

{# The lines of the opening comment of a test, without their dashes. A generic test has no such lines. #}
{% macro opening_comment(code) -%}
    {%- set opening = modules.re.match('(?:--[^\n]*\n)*', code.lstrip() ~ '\n').group() -%}
    {%- set lines = [] -%}
    {%- for line in opening.splitlines() -%}
        {%- do lines.append(line[2:].strip()) -%}
    {%- endfor -%}
    {{ return(lines) }}
{%- endmacro %}

{# The first three distinct rows that a failed test returns, each as "column value, column value: problem". #}
{% macro reported_rows(statement) -%}
    {%- set failures = '(\n' ~ statement ~ '\n) as failures' -%}
    {%- set offered = [] -%}
    {%- for name in run_query('select * from ' ~ failures ~ ' where false').column_names -%}
        {%- do offered.append(name | lower) -%}
    {%- endfor -%}
    {%- set columns = reported_columns() | select('in', offered) | list -%}
    {%- set rows = [] -%}
    {%- if columns -%}
        {%- set chosen = columns | join(', ') -%}
        {%- set found = run_query(
            'select distinct ' ~ chosen ~ ' from ' ~ failures ~ ' order by ' ~ chosen ~ ' limit 3'
        ) -%}
        {%- for values in found.rows -%}
            {%- do rows.append(reported_row(dict(zip(columns, values)))) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(rows) }}
{%- endmacro %}

{# A row as text: its keys, then the problem. #}
{% macro reported_row(row) -%}
    {%- set keys = [] -%}
    {%- for name, value in row.items() if name != 'problem' and value is not none -%}
        {%- do keys.append(name ~ ' ' ~ value) -%}
    {%- endfor -%}
    {%- set parts = [keys | join(', '), row.get('problem')] | select | list -%}
    {{ return(parts | join(': ')) }}
{%- endmacro %}

{# The problem of a record that other rows refer to and that is missing. #}
{% macro missing_record_problem() -%}
    'the profiles of the channel lack this record, or its created_at is after as_of: hand over a profile for'
    || ' every record that other ports name, with a created_at that is not after any fact of the record'
{%- endmacro %}
