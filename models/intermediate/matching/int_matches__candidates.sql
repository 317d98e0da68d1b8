with
profiles as (select * from {{ ref('int_matches__profiles') }}),

-- Each part of a name is a word of its own, because people leave a part out or swap the parts.
name_parts as (
    {% for column in ['given_name', 'family_name'] -%}
    {%- for place in [1, 2] %}
    select
        group_key,
        split_part({{ column }}, ' ', {{ place }}) as word
    from profiles
    where split_part({{ column }}, ' ', {{ place }}) <> ''
    {% if not (loop.last and column == 'family_name') %}union{% endif %}
    {%- endfor %}
    {%- endfor %}
),

words as (
    select
        group_key,
        word,
        {{ word_key('word') }} as word_key
    from name_parts
),

blocks as ({{ block_keys() }}),

sized_blocks as (
    select
        block_key,
        count(*) as block_size
    from blocks
    group by block_key
    having count(*) between 2 and {{ var('largest_block') }}
),

kept_blocks as (
    select
        blocks.group_key,
        blocks.block_key
    from blocks
    inner join sized_blocks on blocks.block_key = sized_blocks.block_key
),

pairs as (
    select distinct
        lefts.group_key as left_key,
        rights.group_key as right_key
    from kept_blocks as lefts
    inner join kept_blocks as rights
        on
            lefts.block_key = rights.block_key
            and lefts.group_key < rights.group_key
)

select * from pairs
