{#
    The key of a company name. It leaves out the parts that tools write differently: case, punctuation, spaces and
    legal forms at the end ("ACME, S.A. de C.V." and "Acme" have the same key). A name that is only a legal form
    keeps it.
#}
{% macro company_name_key(expression) -%}
    {%- set without_dots = regexp_remove('lower(' ~ expression ~ ')', '[.\\x27\\x22’]') -%}
    {%- set spaced = "translate(" ~ without_dots ~ ", ',;:()/&-_+，（）', '             ')" -%}
    {%- set without_form = regexp_remove(spaced, company_form_pattern()) -%}
    nullif(replace({{ trimmed(without_form) }}, ' ', ''), '')
{%- endmacro %}

{#
    Legal forms at the end of a name, also several in a row, after dots and "&" have been removed. Words such as
    "group" are not in the list, because they distinguish companies.
#}
{% macro company_form_pattern() -%}
    {%- set forms = [
        'incorporated', 'inc', 'corporation', 'corp', 'company', 'co', 'limited', 'ltd', 'llc', 'llp', 'lp',
        'plc', 'pty', 'pte', 'gmbh', 'mbh', 'aktiengesellschaft', 'ag', 'kgaa', 'kg', 'ug', 'ohg', 'gbr', 'ev',
        'sarl', 'sas', 'sasu', 'sa', 'de cv', 'de rl', 'srl', 'spa', 'slu', 'sl', 'ltda', 'bv', 'nv', 'bvba',
        'ab', 'as', 'asa', 'aps', 'oy', 'oyj', 'sro', 'kft', 'doo', 'sp z oo', 'kk', 'sdn bhd', 'pt',
    ] -%}
    {{ return('( +(' ~ forms | join('|') ~ '))+ *$|(股份)?有限(责任)?公司 *$|^株式会社|株式会社 *$') }}
{%- endmacro %}

{# The domain of a web address, or of a domain as typed: https://www.example.com/about gives example.com. #}
{% macro own_domain(expression) -%}
    {%- set without_scheme -%}
        {{ regexp_remove('lower(' ~ trimmed(expression) ~ ')', '^([a-z]+://)?(www[.])?') }}
    {%- endset -%}
    {%- set domain -%}
        {{ regexp_remove(without_scheme, '[/:?#].*') }}
    {%- endset -%}
    case when {{ regexp_like(domain, '^[^ @]+[.][^ @.]+$') }} then {{ domain }} end
{%- endmacro %}
