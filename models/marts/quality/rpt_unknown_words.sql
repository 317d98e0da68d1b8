with
answers as (select * from {{ ref('int_consents__classified') }}),

profiles as (select * from {{ ref('int_profiles__unioned') }}),

orders as (select * from {{ ref('int_orders__completed') }}),

attribute_words as (select * from {{ ref('attribute_words') }}),

-- A vocabulary is one select: the words of a port's column that its list does not know.
unknown_words as (
    select
        channel,
        'consents.answer' as port_column,
        'consent_words' as vocabulary,
        answer as word,
        earliest_at as seen_at
    from answers
    where meaning is null

    union all

    -- Not a word, but the same fault: the answer counts, and its date is a guess.
    select
        channel,
        'consents.granted_at' as port_column,
        cast(null as string) as vocabulary,
        '(unusable timestamp)' as word,
        earliest_at as seen_at
    from answers
    where has_unusable_time

    union all

    select
        channel,
        'orders.payment_state' as port_column,
        'payment_states' as vocabulary,
        payment_state as word,
        placed_at as seen_at
    from orders
    where order_state = 'unknown'
    {% for attribute in attributes_with_words() %}
    union all

    select
        profiles.channel,
        'profiles.{{ attribute }}' as port_column,
        'attribute_words' as vocabulary,
        profiles.{{ attribute }} as word,
        profiles.observed_at as seen_at
    from profiles
    left join attribute_words
        on
            lower(profiles.{{ attribute }}) = attribute_words.word
            and attribute_words.attribute = '{{ attribute }}'
    where profiles.{{ attribute }} is not null and attribute_words.word is null
    {% endfor -%}
),

-- A column of words that was shifted by one holds names and addresses instead. Nothing that may be
-- personal is repeated here.
shown as (
    select
        channel,
        port_column,
        vocabulary,
        seen_at,
        case
            when
                length(word) > 40
                or word like '%@%'
                or (length(word) > 2 and {{ regexp_like('word', '[0-9]') }})
                then '(long text)'
            else word
        end as word
    from unknown_words
),

counted as (
    select
        cast(channel as string) as channel,
        cast(port_column as string) as port_column,
        cast(word as string) as word,
        cast(vocabulary as string) as vocabulary,
        count(*) as rows_with_word,
        min(seen_at) as first_seen_at,
        max(seen_at) as last_seen_at
    from shown
    group by channel, port_column, word, vocabulary
)

select * from counted
