{#
    A name without the words that are none: a form of address (Herr), a title before other words (Dr. Anna). Reads
    the rows of name_titles that are joined to its first word as `title`.
#}
{% macro without_title(name, title) -%}
    case
        when {{ title }}.word is null then {{ name }}
        when {{ title }}.title_kind = 'title' and {{ name }} not like '% %' then {{ name }}
        else nullif(substr({{ name }}, length({{ title }}.word) + 2), '')
    end
{%- endmacro %}

{# The key of a first name is null for an initial, which fits too many people. #}
{% macro first_name_key(spelling) -%}
    case when not {{ regexp_like(spelling, '^[a-z]?$') }} then {{ spelling }} end
{%- endmacro %}

{# Letters of pinyin for a name of up to four Chinese characters; an unknown character stands for itself. #}
{% macro pinyin_letters(name) -%}
    {%- for place in range(1, 5) -%}
        coalesce(pinyin_{{ place }}.pinyin, substr({{ name }}, {{ place }}, 1)){{ ' || ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{# The joins that pinyin_letters() reads: each character of the name with its row in `relation`. #}
{% macro joined_pinyin(name, relation) -%}
    {%- for place in range(1, 5) %}
    left join {{ relation }} as pinyin_{{ place }}
        on substr({{ name }}, {{ place }}, 1) = pinyin_{{ place }}.character
    {%- endfor %}
{%- endmacro %}
