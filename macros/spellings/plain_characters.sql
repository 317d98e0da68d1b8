{#
    Lower-case text without blanks around it. The digits of every script, full-width signs, and the blanks, apostrophes and minus signs
    that only typography tells apart are written as ASCII. For parsers of numbers and timestamps.
#}
{% macro plain_characters(expression) -%}
    {%- set from = [
        '０１２３４５６７８９', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '०१२३४५६७८९', '：／．，－＋（）￥＄',
        '−–—‐‑', '\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
        '’‘ʼ´`', '٫٬', '\u200e\u200f\u200b\ufeff\u2066\u2067\u2068\u2069\u202a\u202c',
    ] -%}
    {%- set to = ['0123456789', '0123456789', '0123456789', '0123456789', ':/.,-+()¥$', '-' * 5, ' ' * 16, ' ' * 5, ', '] -%}
    trim(translate(replace(lower({{ expression }}), chr(39), ' '), '{{ from | join }}', '{{ to | join }}'))
{%- endmacro %}
