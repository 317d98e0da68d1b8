with
personas as (select * from {{ ref('dim_personas') }}),

traits as (select * from {{ ref('rpt_persona_traits') }} where card_rank <= 5),

members as (select * from {{ ref('fct_persona_members') }} where is_well_known),

features as (select * from {{ ref('int_customers__features') }}),

worded_traits as (
    select
        persona_id,
        card_rank,
        lift,
        persona_count,
        label || coalesce(' ' || word, '') as trait,
        case
            when word is null
                then
                    label || ' ' || {{ round_text('lift', 1) }} || ' times everyone (n = '
                    || cast(persona_count as string) || ')'
            else
                label || ' ' || word || ' ' || {{ round_text('100 * persona_mean', 0) }}
                || ' % of members (' || {{ round_text('lift', 1) }} || ' times everyone, n = '
                || cast(persona_count as string) || ')'
        end as trait_text
    from traits
),

trait_texts as (
    select
        persona_id,
        {{ joined_text('trait_text', '; ', 'card_rank') }} as distinguishing_traits,
        max(trait) filter (where card_rank = 1) as top_trait,
        max(lift) filter (where card_rank = 1) as top_trait_lift,
        max(persona_count) filter (where card_rank = 1) as top_trait_customer_count
    from worded_traits
    group by persona_id
),

-- Amounts in the one currency that customers are compared in; of the others it is not known.
spend as (
    select
        members.persona_id,
        sum(features.net_amount_12_months) as net_amount_12_months,
        sum(sum(features.net_amount_12_months)) over () as everyone_net_amount_12_months
    from members
    inner join features on members.customer_id = features.customer_id
    group by members.persona_id
),

cards as (
    select
        personas.persona_id,
        personas.persona_name,
        personas.name_reason,
        personas.version,
        personas.customer_count,
        personas.customer_share,
        personas.assigned_customer_count,
        personas.average_confidence,
        trait_texts.top_trait,
        trait_texts.top_trait_lift,
        trait_texts.top_trait_customer_count,
        trait_texts.distinguishing_traits,
        cast(spend.net_amount_12_months as double)
        / nullif(cast(spend.everyone_net_amount_12_months as double), 0) as spend_share
    from personas
    left join trait_texts on personas.persona_id = trait_texts.persona_id
    left join spend on personas.persona_id = spend.persona_id
)

select * from cards
