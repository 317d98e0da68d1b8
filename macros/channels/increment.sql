{#
    The raw rows that a base model must read: all, or in an incremental run those of batches that it has not seen.

    A row is new if its batch is new, whatever its timestamps are: late-arriving and backdated rows are found too,
    and files that were loaded within the same second are distinguished.
#}
{% macro raw_rows(channel, table) -%}
    select *{{ load_columns_of_sample() }} from {{ raw_table(channel, table) }}
    {%- if decides_increment() -%}
        {%- do forget_when_a_batch_is_gone(channel, table) %}
    where _batch_id in ({{ batches_apart(raw_table(channel, table), '_batch_id', this, 'batch_id') }})
    {%- endif -%}
{%- endmacro %}

{# The load columns that only the loader writes, null for the embedded sample. #}
{% macro load_columns_of_sample() -%}
    {%- if var('raw') == 'sample' %}, cast(null as string) as _row_hash, cast(null as string) as _forms{% endif -%}
{%- endmacro %}

{#
    The batches of `relation` that `other` does not have. The rows of listed batches are found without reading the
    rest of a raw table; "not in" a list of old batches would read all of it. Comparing batches is fast, because
    there are few distinct ones.
#}
{% macro batches_apart(relation, batch_id, other, other_batch_id) -%}
    select distinct {{ batch_id }} from {{ relation }}
    except
    select distinct {{ other_batch_id }} from {{ other }}
{%- endmacro %}

{#
    Empty an incremental base model when rows that it was built from no longer exist (a file was unloaded, or
    another source was switched on): which rows they had superseded is not stored anywhere. For an empty model
    every batch is new, so all rows are validated again.
#}
{% macro forget_when_a_batch_is_gone(channel, table) -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'retry') -%}
        {%- set gone = run_query(batches_apart(this, 'batch_id', raw_table(channel, table), '_batch_id')) -%}
        {%- if gone.rows | length -%}
            {%- do run_query('delete from ' ~ this) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{#
    In an incremental run: the rows of `relation` and the earlier rows of their keys, to be validated together.
    Rows with a null key form one group. `decided` names the columns that the model adds after `relation`.
#}
{% macro with_earlier_versions(relation, key, decided) -%}
    {%- set one_key = columns_as_text(key.replace(' ', '').split(',')) if ',' in key else key -%}
    {{ with_earlier_rows(
        relation,
        '(' ~ one_key ~ ' is null or ' ~ one_key ~ ' in (select ' ~ one_key ~ ' from ' ~ relation ~ '))',
        decided
    ) }}
{%- endmacro %}

{#
    In an incremental run: `relation` and the earlier rows that share a value of `group_key` with it. Rows with a
    null `group_key` have no neighbours.
#}
{% macro with_earlier_neighbours(relation, group_key, decided) -%}
    {{ with_earlier_rows(relation, group_key ~ ' in (select ' ~ group_key ~ ' from ' ~ relation ~ ')', decided) }}
{%- endmacro %}

{# In an incremental run: `relation` and the earlier rows that meet the condition `kind` and are not in it already. #}
{% macro with_earlier_rows(relation, kind, decided) -%}
    {%- if not decides_increment() -%}
        select * from {{ relation }}
    {%- else -%}
        {%- set columns = columns_built_before(decided) -%}
        select {{ columns }} from {{ relation }}
        union all
        select {{ columns }} from {{ this }} as earlier
        where
            {{ kind }}
            and not exists (
                select 1 from {{ relation }} as there_already
                where
                    there_already.batch_id = earlier.batch_id
                    and there_already.file_name = earlier.file_name
                    and there_already.line_number = earlier.line_number
            )
    {%- endif -%}
{%- endmacro %}

{#
    In an incremental run: `relation` (new rows, validated) and the earlier rows whose parent has been accepted or
    rejected since, with their new result. The earlier rows are re-evaluated but not cleaned again.

    `parents` lists the parents that the model looks up after all its other checks, in the same order: the
    `accepted` rows of a parent, the `key` that both share, the `reason` that rejects a row without the parent, and
    the columns `taken` from it.
#}
{% macro with_children_of_changed_parents(relation, parents) -%}
    {%- if not decides_increment() -%}
        select * from {{ relation }}
    {%- else -%}
        {%- set asked = asked_of_parents(parents) -%}
        {%- set columns = columns_built_before(decided_columns() + asked.keys() | list) -%}
        select {{ columns }}, {{ asked | join(', ') }} from {{ relation }}
        union all
        select {{ columns }}, now_{{ asked | join(', now_') }}
        from (
            select
                earlier.*
                {%- for column, answer in asked.items() %},
                {{ answer }} as now_{{ column }}
                {%- endfor %}
            from {{ this }} as earlier
            {%- for parent in parents %}
            left join {{ parent.accepted }} on earlier.{{ parent.key }} = {{ parent.accepted }}.{{ parent.key }}
            {%- endfor %}
        ) as asked_again
        where
            {%- for column in asked %}
            {% if not loop.first %}or {% endif %}now_{{ column }} is distinct from {{ column }}
            {%- endfor %}
    {%- endif -%}
{%- endmacro %}

{# By column: the value that the parents of an earlier row give now. A reason that the row has by itself is kept. #}
{% macro asked_of_parents(parents) -%}
    {%- set reasons = parents | map(attribute='reason') | join("', '") -%}
    {%- set branches = ["when earlier.invalid_reason not in ('" ~ reasons ~ "') then earlier.invalid_reason"] -%}
    {%- set taken = {} -%}
    {%- for parent in parents -%}
        {%- do branches.append('when ' ~ parent.accepted ~ '.' ~ parent.key ~ " is null then '" ~ parent.reason ~ "'") -%}
        {%- for column in parent.get('taken', []) -%}
            {%- do taken.update({column: parent.accepted ~ '.' ~ column}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- do taken.update({'invalid_reason': 'case ' ~ branches | join(' ') ~ ' end'}) -%}
    {{ return(taken) }}
{%- endmacro %}

{# The columns of this model as it was built before, except those in `left_out`. #}
{% macro columns_built_before(left_out) -%}
    {%- set names = adapter.get_columns_in_relation(this) | map(attribute='name') -%}
    {{ return(names | reject('in', left_out) | join(', ')) }}
{%- endmacro %}

{#
    Whether this run validates new rows only. A unit test has no earlier table, and is_incremental() alone fails there.
    For sqlfluff never: its findings would depend on the tables that the warehouse happens to hold.
#}
{% macro decides_increment() -%}
    {{ return(this is not none and is_incremental() and not is_linted()) }}
{%- endmacro %}
