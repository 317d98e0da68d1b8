{#
    After a run: for each data test that failed or warned, what it guards and up to three of its rows.

    dbt itself prints a count, which names neither channel nor record. A test is explained by the comment that
    its file opens with, and its rows by the columns of reported_columns(): a `problem`, where the test offers
    one, says what is wrong and what to do.
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

{# The lines of comment that a test opens with, without their dashes; none of a generic test. #}
{% macro opening_comment(code) -%}
    {%- set opening = modules.re.match('(?:--[^\n]*\n)*', code.lstrip() ~ '\n').group() -%}
    {%- set lines = [] -%}
    {%- for line in opening.splitlines() -%}
        {%- do lines.append(line[2:].strip()) -%}
    {%- endfor -%}
    {{ return(lines) }}
{%- endmacro %}

{# The first three distinct rows of a failed test's statement, each as "column value, column value: problem". #}
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

{# A row in words: its keys, and after them the problem. #}
{% macro reported_row(row) -%}
    {%- set keys = [] -%}
    {%- for name, value in row.items() if name != 'problem' and value is not none -%}
        {%- do keys.append(name ~ ' ' ~ value) -%}
    {%- endfor -%}
    {%- set parts = [keys | join(', '), row.get('problem')] | select | list -%}
    {{ return(parts | join(': ')) }}
{%- endmacro %}

{# What to say of a record that is named and not there. #}
{% macro missing_record_problem() -%}
    'the profiles of the channel lack this record, or its created_at is after as_of: hand over a profile for'
    || ' every record that is named, with a created_at that is not after anything the record did'
{%- endmacro %}
