with
feature_values as (select * from {{ ref('int_customers__feature_values') }}),

members as (select * from {{ ref('fct_persona_members') }} where is_well_known),

feature_catalog as (select * from {{ ref('feature_catalog') }}),

member_counts as (
    select
        persona_id,
        count(*) as member_count
    from members
    group by persona_id
),

-- A word counts as 1 for each customer who has it: its mean is a share, and words need no other
-- arithmetic than numbers.
described as (
    select
        members.persona_id,
        feature_values.feature,
        feature_values.feature_word,
        cast(coalesce(feature_values.feature_value, 1) as decimal(28, 6)) as exact_value
    from feature_values
    inner join members on feature_values.customer_id = members.customer_id
    where
        feature_values.feature like 'category_share:%'
        or feature_values.feature in (
            select feature_catalog.feature from feature_catalog
            where feature_catalog.label is not null
        )
),

-- Sums are decimals, so that the order of the rows changes no digit.
spelled_sums as (
    select
        persona_id,
        feature,
        feature_word,
        coalesce({{ compared_word('feature_word') }}, '') as word_key,
        count(*) as value_count,
        sum(exact_value) as value_sum,
        sum(cast(exact_value * exact_value as decimal(38, 6))) as square_sum
    from described
    group by persona_id, feature, feature_word
),

persona_sums as (
    select
        persona_id,
        feature,
        word_key,
        sum(value_sum) as persona_sum
    from spelled_sums
    group by persona_id, feature, word_key
),

persona_counts as (
    select
        persona_id,
        feature,
        sum(value_count) as persona_count,
        sum(sum(value_count)) over (partition by feature) as everyone_count
    from spelled_sums
    group by persona_id, feature
),

-- A word of fewer than ten customers is left out: it says much about these people and nothing about
-- a persona.
everyone_sums as (
    select
        feature,
        word_key,
        sum(value_sum) as everyone_sum,
        sum(square_sum) as everyone_square_sum
    from spelled_sums
    group by feature, word_key
    having word_key = '' or sum(value_count) >= 10
),

-- The most frequent spelling of a word represents all its spellings.
spellings as (
    select
        feature,
        word_key,
        feature_word as word,
        row_number() over (
            partition by feature, word_key order by sum(value_count) desc, feature_word asc
        ) as spelling_rank
    from spelled_sums
    group by feature, word_key, feature_word
),

-- Every word for every persona: a share of zero is a result, too.
means as (
    select
        persona_counts.persona_id,
        everyone_sums.feature,
        everyone_sums.word_key,
        spellings.word,
        cast(persona_counts.persona_count as bigint) as persona_count,
        cast(persona_counts.everyone_count as bigint) as everyone_count,
        cast(persona_counts.persona_count as double) / member_counts.member_count as known_share,
        cast(coalesce(persona_sums.persona_sum, 0) as double) / persona_counts.persona_count
            as persona_mean,
        cast(everyone_sums.everyone_sum as double) / persona_counts.everyone_count
            as everyone_mean,
        cast(everyone_sums.everyone_square_sum as double) / persona_counts.everyone_count
            as everyone_square_mean
    from everyone_sums
    inner join persona_counts on everyone_sums.feature = persona_counts.feature
    inner join member_counts on persona_counts.persona_id = member_counts.persona_id
    inner join spellings
        on
            everyone_sums.feature = spellings.feature
            and everyone_sums.word_key = spellings.word_key
            and spellings.spelling_rank = 1
    left join persona_sums
        on
            persona_counts.persona_id = persona_sums.persona_id
            and everyone_sums.feature = persona_sums.feature
            and everyone_sums.word_key = persona_sums.word_key
),

differences as (
    select
        *,
        persona_mean / nullif(everyone_mean, 0) as lift,
        (persona_mean - everyone_mean)
        / nullif(sqrt(greatest(everyone_square_mean - everyone_mean * everyone_mean, 0)), 0)
            as standardised_difference
    from means
),

-- A trait is printed when it is both large (0.3 standard deviations) and significant: |z| above 3.3
-- is p < 0.001, so a hundred comparisons without any real difference print a tenth of a trait on
-- average. A word must also be known for half of the members, and be clearly more frequent among
-- them, not less: a rare word is many standard deviations away when a few more people have it.
traits as (
    select
        differences.*,
        coalesce(
            feature_catalog.label, split_part(differences.feature, ':', 2) || ' interest'
        ) as label,
        coalesce(feature_catalog.card_topic, differences.feature)
        || case when feature_catalog.card_topic like '%:' then differences.word_key else '' end
            as topic,
        coalesce(
            abs(differences.standardised_difference) >= 0.3
            and abs(differences.standardised_difference)
            * sqrt(cast(differences.persona_count as double)) >= 3.3
            and differences.persona_count >= 30
            and (
                differences.word is null
                or (
                    differences.known_share >= 0.5
                    and differences.lift >= 1.2
                    and differences.persona_mean - differences.everyone_mean >= 0.1
                )
            ),
            false
        ) as is_distinguishing
    from differences
    left join feature_catalog on differences.feature = feature_catalog.feature
),

ranked as (
    select
        *,
        row_number() over (
            partition by persona_id
            order by
                case when is_distinguishing then 0 else 1 end asc,
                abs(standardised_difference) desc,
                feature asc,
                word_key asc
        ) as trait_rank
    from traits
),

topics_ranked as (
    select
        *,
        is_distinguishing
        and trait_rank = min(trait_rank) over (partition by persona_id, topic) as is_on_card
    from ranked
),

ranked_traits as (
    select
        persona_id,
        feature,
        persona_count,
        persona_mean,
        everyone_count,
        everyone_mean,
        lift,
        standardised_difference,
        label,
        is_distinguishing,
        cast(trait_rank as bigint) as trait_rank,
        word,
        known_share,
        case
            when is_on_card
                then cast(count(*) filter (where is_on_card) over (
                    partition by persona_id order by trait_rank asc
                ) as bigint)
        end as card_rank
    from topics_ranked
)

select * from ranked_traits
