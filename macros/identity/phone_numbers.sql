{#
    `digits` read as calling code and national number of the country in `relation`, as E.164; null where the
    length is impossible. A trunk zero after the calling code, as in +44 (0)20 …, is dropped.
#}
{% macro international_number(digits, relation) -%}
    {%- set rest -%}
        substr({{ digits }}, length({{ relation }}.calling_code) + 1)
    {%- endset -%}
    case
        when {{ digits }} like {{ relation }}.calling_code || '%'
            then {{ national_number(rest, relation) }}
    end
{%- endmacro %}

{# `digits` read as a national number of the country in `relation`, as E.164; null where the length is impossible. #}
{% macro national_number(digits, relation) -%}
    {%- set significant -%}
        case
            when {{ relation }}.trunk_prefix <> '' and {{ digits }} like {{ relation }}.trunk_prefix || '%'
                then substr({{ digits }}, length({{ relation }}.trunk_prefix) + 1)
            else {{ digits }}
        end
    {%- endset -%}
    case
        when length({{ significant }})
            between {{ relation }}.national_digits_min and {{ relation }}.national_digits_max
            then '+' || {{ relation }}.calling_code || {{ significant }}
    end
{%- endmacro %}

{# The digits of every script, and the full-width plus and brackets, as the plain ones. #}
{% macro ascii_digits(expression) -%}
    {%- set scripts = ['０１２３４５６７８９'] + digits_of_scripts() -%}
    translate({{ expression }}, '{{ scripts | join }}＋（）', '{{ '0123456789' * scripts | length }}+()')
{%- endmacro %}

{# A phone number without its extension and without the label before it ("Tel.", "Mobil:"). #}
{% macro without_extension(expression) -%}
    {{ regexp_remove(
        expression,
        '^[^0-9+(]+|(?i)\\s*(ext|extension|x|#|ramal|rml|anexo|interno|int[.]|poste|toestel|tst|durchwahl'
        ~ '|dw|wew|доб|分机|转|轉|内線|内线|내선).*$|[\\s,;]+p[.]?\\s*[0-9]+\\s*$'
    ) }}
{%- endmacro %}

{#
    Whether an E.164 number is what people type where a form demands one: its last seven digits are one digit, or
    count up or down.
#}
{% macro is_placeholder_phone(phone_number) -%}
    (
        replace(substr({{ phone_number }}, -7), substr({{ phone_number }}, -1), '') = ''
        or substr({{ phone_number }}, -7) in ('1234567', '2345678', '3456789', '4567890', '7654321', '9876543')
        or substr({{ phone_number }}, -8) = '98765432'
        or substr({{ phone_number }}, -10) = '9876543210'
    )
{%- endmacro %}
