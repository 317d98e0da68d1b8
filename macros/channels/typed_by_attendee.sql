{# A field of an Eventbrite attendee's profile; null where the tool says that it still waits for it. #}
{% macro typed_by_attendee(field) -%}
    case
        when lower({{ json_text('profile_object', field) }}) <> 'info requested'
            then {{ clean_text(json_text('profile_object', field)) }}
    end
{%- endmacro %}

{# The letters of a whole name, to compare names that were typed twice; null where a part is missing. #}
{% macro name_key(first_name, last_name, full_name) -%}
    lower({{ regexp_remove(
        "coalesce(" ~ first_name ~ " || ' ' || " ~ last_name ~ ", " ~ full_name ~ ")",
        '\\s'
    ) }})
{%- endmacro %}

{# Where mail to an address arrives: without capitals, what follows a plus, and dots, which some ignore. #}
{% macro mailbox_key(email) -%}
    replace(split_part(split_part({{ clean_email(email) }}, '@', 1), '+', 1), '.', '')
    || '@' || split_part({{ clean_email(email) }}, '@', 2)
{%- endmacro %}
