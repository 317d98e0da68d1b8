{# What stands before the @, without its tag, dots, hyphens and underscores: No_Email+2 and noemail are one word. #}
{% macro mailbox_word(local_part) -%}
    translate(split_part({{ local_part }}, '+', 1), '._-', '')
{%- endmacro %}

{#
    Whether an address was typed because a form demanded one: its local part or its domain is a word for "none"
    (`word` and `domain_word` are the joined rows of placeholder_mailboxes), or it repeats itself (x@x.com, 123@123.com).
    Words of up to three letters are names, too: they count on public domains only, where nobody can have them.
#}
{% macro is_placeholder_mailbox(address, word, domain_word, public_domain) -%}
    {%- set local_part -%}
        split_part({{ address }}, '@', 1)
    {%- endset -%}
    {%- set label -%}
        split_part(split_part({{ address }}, '@', 2), '.', 1)
    {%- endset -%}
    (
        {{ domain_word }}.value is not null
        or {{ word }}.value is not null
        and {{ local_part }} not like '%+%'
        and (
            length({{ word }}.value) > 3
            or {{ public_domain }}.domain is not null
            or {{ local_part }} = {{ label }}
        )
        or {{ local_part }} = {{ label }}
        and (length({{ label }}) <= 2 or {{ regexp_like(label, '^[0-9]+$') }})
    )
{%- endmacro %}

{# A number of another system for comparison: case, blanks and leading zeros, which spreadsheets drop, do not count. #}
{% macro reference_key(expression) -%}
    {{ regexp_remove(regexp_remove('upper(' ~ expression ~ ')', '[ -]'), '^0+') }}
{%- endmacro %}
