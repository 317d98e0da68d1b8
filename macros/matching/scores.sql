{# A ratio in bits: each bit doubles the odds. #}
{% macro bits(ratio) -%}
    ln({{ ratio }}) / ln(2)
{%- endmacro %}

{#
    The weight of each comparison in bits: how much more likely its level is for one person than for strangers, and
    than for relatives. A shared rare name is stronger evidence than a shared common one.
#}
{% macro comparison_weights() -%}
    {%- for comparison in comparisons() %}
        {%- set weights = comparison ~ '_weights' %}
        coalesce({{ weights }}.weight, 0)
        {%- if comparison in frequency_levels() %}
        + case
            when compared.{{ comparison }}_level = '{{ frequency_levels()[comparison] }}' and {{ weights }}.u_probability is not null
                then {{ bits(weights ~ '.u_probability / compared.' ~ comparison ~ '_share') }}
            else 0
        end
        {%- endif %} as {{ comparison }}_weight,
        coalesce({{ weights }}.relatives_weight, 0) as {{ comparison }}_against_relatives
        {{- ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{# The weights of each comparison, joined under its name. A level that the fit has not seen has the weight 0. #}
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

{# What speaks for one person apart from the name; what speaks against is not subtracted. #}
{% macro summed_facts() -%}
    {%- for comparison in comparisons() if comparison not in name_comparisons() -%}
        greatest(weighed.{{ comparison }}_weight, 0){{ ' + ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{# Level and weight of each comparison, so that a score can be explained. #}
{% macro explained_columns(relation='') -%}
    {%- set prefix = relation ~ '.' if relation else '' -%}
    {%- for comparison in comparisons() %}
        {{ prefix }}{{ comparison }}_level,
        {{ prefix }}{{ comparison }}_weight
        {{- ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
