{# A field of an Eventbrite attendee's profile; null where the tool still waits for it ("Info Requested"). #}
{% macro typed_by_attendee(field) -%}
    case
        when lower({{ json_text('profile_object', field) }}) <> 'info requested'
            then {{ clean_text(json_text('profile_object', field)) }}
    end
{%- endmacro %}

{# A full name in lower case without spaces, to compare names that were typed twice; null where it is not known. #}
{% macro name_key(first_name, last_name, full_name) -%}
    lower({{ regexp_remove(
        "coalesce(" ~ first_name ~ " || ' ' || " ~ last_name ~ ", " ~ full_name ~ ")",
        '\\s'
    ) }})
{%- endmacro %}

{# The mailbox of an address: lower case, without the part after a plus and without dots, which some providers ignore. #}
{% macro mailbox_key(email) -%}
    replace(split_part(split_part({{ clean_email(email) }}, '@', 1), '+', 1), '.', '')
    || '@' || split_part({{ clean_email(email) }}, '@', 2)
{%- endmacro %}
