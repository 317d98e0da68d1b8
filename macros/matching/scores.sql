{# A ratio in bits: each doubles the odds. #}
{% macro bits(ratio) -%}
    ln({{ ratio }}) / ln(2)
{%- endmacro %}

{#
    What each comparison says, in bits: how much likelier its level is for one person than for strangers,
    and than for relatives. Sharing a rare name says more than sharing a common one.
#}
{% macro comparison_weights() -%}
    {%- for comparison in comparisons() %}
        {%- set weights = comparison ~ '_weights' %}
        coalesce({{ weights }}.weight, 0)
        {%- if comparison in frequency_columns() %}
        + case
            when compared.{{ comparison }}_level = 'exact' and {{ weights }}.u_probability is not null
                then {{ bits(weights ~ '.u_probability / compared.' ~ comparison ~ '_share') }}
            else 0
        end
        {%- endif %} as {{ comparison }}_weight,
        coalesce({{ weights }}.relatives_weight, 0) as {{ comparison }}_against_relatives
        {{- ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{# The weights of each comparison, joined under its name. A level nobody has seen yet weighs nothing. #}
{% macro joined_weights(relation, weights) -%}
    {%- for comparison in comparisons() %}
    left join {{ weights }} as {{ comparison }}_weights
        on
            {{ comparison }}_weights.comparison = '{{ comparison }}'
            and {{ relation }}.{{ comparison }}_level = {{ comparison }}_weights.level
    {%- endfor %}
{%- endmacro %}

{% macro summed_weights(suffix) -%}
    {%- for comparison in comparisons() -%}
        weighed.{{ comparison }}{{ suffix }}{{ ' + ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{# Level and weight of each comparison: a score explains itself. #}
{% macro explained_columns(relation='') -%}
    {%- set prefix = relation ~ '.' if relation else '' -%}
    {%- for comparison in comparisons() %}
        {{ prefix }}{{ comparison }}_level,
        {{ prefix }}{{ comparison }}_weight
        {{- ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
