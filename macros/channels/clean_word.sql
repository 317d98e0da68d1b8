{#
    The word that a tool wrote in a column of few words (a status, yes or no, a gender), as it stands in the lists of
    words under seeds/reference: lower case, one blank where the tool wrote blanks, hyphens or underscores, without the
    quotation marks and brackets around it. NEVER_SUBSCRIBED, "never-subscribed" and [never subscribed] are one word.
#}
{% macro clean_word(column) -%}
    {%- if is_only_read() %}{{ return('clean_word(' ~ column ~ ')') }}{% endif -%}
    {{ listed_word(clean_text(column)) }}
{%- endmacro %}

{# The same of text that is clean already, such as a part of a list. #}
{% macro listed_word(text) -%}
    {%- set plain = "translate(lower(" ~ text ~ "), '_-\u2010\u2011\u2013\u2019\"\u201c\u201d()[]{}', '     \u2019')" -%}
    nullif(trim(both ' .!' from replace(replace({{ plain }}, '  ', ' '), '  ', ' ')), '')
{%- endmacro %}
