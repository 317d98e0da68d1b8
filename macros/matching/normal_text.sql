{#
    A text in the form in which spellings are compared: lower case, letters without accents, no punctuation and no
    pictures; null when nothing is left. Most texts are plain already, and replacing letters costs ten times as
    much as checking for that.
#}
{% macro normal_text(expression) -%}
    {%- set letters = accented_letters() -%}
    {%- set accented = letters.values() | join -%}
    {%- set plain = [] -%}
    {%- for letter, spellings in letters.items() -%}
        {%- do plain.append(letter * (spellings | length)) -%}
    {%- endfor -%}
    nullif(trim(case
        when {{ regexp_like(expression, '[^A-Za-z0-9 ]') }} then {{ regexp_remove(
            "translate(lower(" ~ expression ~ "), '" ~ accented ~ "-/_,;·', '" ~ plain | join ~ "      ')",
            '[^\\p{L}\\p{M}\\p{N} ]|[\\x{0300}-\\x{036F}]'
        ) }}
        else lower({{ expression }})
    end), '')
{%- endmacro %}

{# Each plain letter with the letters that are it with an accent, in the alphabets of Latin letters. #}
{% macro accented_letters() -%}
    {{ return({
        'a': 'àáâãäåæāăąǎǟǡȁȃḁạảấầẩẫậắằẳẵặ',
        'b': 'ḃḅḇ',
        'c': 'çćĉċčḉ',
        'd': 'ðďđḋḍḏḑḓ',
        'e': 'èéêëēĕėęěȅȇḕḗḙḛḝẹẻẽếềểễệ',
        'f': 'ḟ',
        'g': 'ĝğġģǧǵḡ',
        'h': 'ĥħḣḥḧḩḫẖ',
        'i': 'ìíîïĩīĭįıǐȉȋḭḯỉị',
        'j': 'ĵǰ',
        'k': 'ķǩḱḳḵ',
        'l': 'ĺļľłḷḹḻḽ',
        'm': 'ḿṁṃ',
        'n': 'ñńņňŋṅṇṉṋ',
        'o': 'òóôõöøōŏőœơǒǫǭȍȏṍṏṑṓọỏốồổỗộớờởỡợ',
        'p': 'ṕṗ',
        'r': 'ŕŗřȑȓṙṛṝṟ',
        's': 'śŝşšſșṡṣṥṧṩ',
        't': 'þţťțṫṭṯṱẗ',
        'u': 'ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự',
        'v': 'ṽṿ',
        'w': 'ŵẁẃẅẇẉẘ',
        'x': 'ẋẍ',
        'y': 'ýÿŷẏẙỳỵỷỹ',
        'z': 'źżžẑẓẕ',
    }) }}
{%- endmacro %}

{#
    A plain name in the one spelling that its spellings share: Mueller and Muller for Müller, Norgaard for Nørgård,
    Weiss for Weiß, and no blanks. For comparison only: Samuel and Samul would be one, too.
#}
{% macro name_spelling(name) -%}
    {%- set spelling = namespace(sql="replace(" ~ name ~ ", ' ', '')") -%}
    {%- for pair, letter in {'ae': 'a', 'oe': 'o', 'ue': 'u', 'aa': 'a', 'ss': 's'}.items() -%}
        {%- set spelling.sql = "replace(" ~ spelling.sql ~ ", '" ~ pair ~ "', '" ~ letter ~ "')" -%}
    {%- endfor -%}
    {{ spelling.sql }}
{%- endmacro %}

{#
    The part of a word that usually stays correct when the word is misheard or mistyped: its first letter and the
    next three consonants. For words of other scripts, the first four characters.
#}
{% macro word_key(word) -%}
    substr({{ word }}, 1, 1) || substr(translate(substr({{ word }}, 2), 'aeiouyhw', ''), 1, 3)
{%- endmacro %}

{# The newest value of each column in a group that is not null; null where the group has none. #}
{% macro newest_values(columns) -%}
    {%- for column in columns %}
        max_by({{ column }}, recency) filter (where {{ column }} is not null) as {{ column }}
        {{- ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{#
    The share of people with the value of `column`, as <name>_share: that among the profiles of the country, or the
    known share in the world, whichever is larger, and at least `least`. What is rare among a few profiles, and what
    no list names, may be common outside.
#}
{% macro share_of_profiles(name, column, least, world_share=none) -%}
    greatest(
        cast(count(*) over (partition by country_code, {{ column }}) as double)
        / nullif(count({{ column }}) over (partition by country_code), 0),
        {{ least }}{% if world_share %},
        coalesce({{ world_share }}, 0){% endif %}
    ) as {{ name }}_share
{%- endmacro %}

{# The letters of what stands before the @, as the names are spelled. #}
{% macro email_letters(local_part) -%}
    {{ name_spelling(normal_text("translate(" ~ local_part ~ ", '0123456789._-+', '')")) }}
{%- endmacro %}

{#
    Whether the letters of an address are made of the name: john, smith, johnsmith, jsmith, johns, js. Then they say
    again what the name has said. So do fewer than four letters, which anybody may have.
#}
{% macro is_made_of_name(profile) -%}
    {%- set word, given, family = profile ~ '.email_word', profile ~ '.given_spelling', profile ~ '.family_spelling' -%}
    (
        length({{ word }}) < 4
        or {{ word }} in ({{ given }}, {{ family }}, {{ profile }}.formal_name)
        or {{ word }} like {{ given }} || '%' and {{ family }} like substr({{ word }}, length({{ given }}) + 1) || '%'
        or {{ word }} like {{ family }} || '%' and {{ given }} like substr({{ word }}, length({{ family }}) + 1) || '%'
        or {{ word }} in (
            substr({{ given }}, 1, 1) || {{ family }}, {{ family }} || substr({{ given }}, 1, 1),
            substr({{ given }}, 1, 2) || {{ family }}, {{ profile }}.formal_name || {{ family }}
        )
    )
{%- endmacro %}

{#
    The rows of `common_names` for a profile: its names and the first parts of its double names, and the names that the
    letters of its address are or end in.
#}
{% macro joined_common_names(profile, common_names) -%}
    {%- set spellings = {
        'given_names': ('given', profile ~ '.given_spelling'),
        'first_given_names': ('given', name_spelling("split_part(" ~ profile ~ ".given_name, ' ', 1)")),
        'family_names': ('family', profile ~ '.family_spelling'),
        'first_family_names': ('family', name_spelling("split_part(" ~ profile ~ ".family_name, ' ', 1)")),
        'mailbox_given_names': ('given', profile ~ '.email_word'),
        'mailbox_family_names': ('family', profile ~ '.email_word'),
        'initial_family_names': ('family', 'substr(' ~ profile ~ '.email_word, 2)'),
    } -%}
    {%- for relation, (kind, spelling) in spellings.items() %}
    left join {{ common_names }} as {{ relation }}
        on {{ relation }}.kind = '{{ kind }}' and {{ spelling }} = {{ relation }}.name_spelling
    {%- endfor %}
{%- endmacro %}
