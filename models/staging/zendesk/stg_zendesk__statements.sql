with
customer_tickets as (select * from {{ ref('base_zendesk__customer_tickets') }}),

ticket_comments as (
    select * from {{ ref('base_zendesk__ticket_comments') }} where reject_reason is null
),

ticket_field_changes as (
    select * from {{ ref('base_zendesk__ticket_field_changes') }} where reject_reason is null
),

users as (select * from {{ ref('base_zendesk__users') }} where reject_reason is null),

newest_changes as (
    select
        ticket_id,
        field_name,
        field_value,
        changed_at,
        loaded_at,
        row_number() over (
            partition by ticket_id, field_name
            order by changed_at desc
        ) as recency
    from ticket_field_changes
    where
        field_name = 'satisfaction_comment'
        or (
            field_name = 'satisfaction_score'
            and (lower(field_value) like 'good%' or lower(field_value) like 'bad%')
        )
),

ratings as (select * from newest_changes where field_name = 'satisfaction_score' and recency = 1),

rating_comments as (
    select * from newest_changes
    where field_name = 'satisfaction_comment' and recency = 1
),

said as (
    -- Notes that staff wrote after a call are not the customer's words. The text of a merged ticket
    -- becomes one more remark on the surviving ticket.
    select
        'ticket:' || ticket_id as said_id,
        source_record_id,
        opened_at as said_at,
        case when is_merged then 'ticket_comment' else 'ticket' end as statement_kind,
        cast(null as string) as answer,
        cast(null as double) as score,
        coalesce(subject || ': ' || description, subject, description) as statement_text,
        loaded_at
    from customer_tickets
    where not is_written_by_staff

    union all

    -- The first comment of a ticket repeats its description.
    select
        'comment:' || ticket_comments.comment_id as said_id,
        customer_tickets.source_record_id,
        ticket_comments.commented_at as said_at,
        'ticket_comment' as statement_kind,
        cast(null as string) as answer,
        cast(null as double) as score,
        ticket_comments.comment_text as statement_text,
        ticket_comments.loaded_at
    from ticket_comments
    inner join customer_tickets
        on
            ticket_comments.ticket_id = customer_tickets.ticket_id
            and ticket_comments.user_id = customer_tickets.requester_id
    where
        ticket_comments.is_public
        and ticket_comments.comment_text is not null
        and ticket_comments.commented_at > customer_tickets.opened_at
        and ticket_comments.comment_text <> coalesce(customer_tickets.description, '')

    union all

    -- If a ticket was rated twice, the last rating counts.
    select
        'rating:' || ratings.ticket_id as said_id,
        customer_tickets.source_record_id,
        ratings.changed_at as said_at,
        'satisfaction' as statement_kind,
        case when lower(ratings.field_value) like 'good%' then 'good' else 'bad' end as answer,
        case when lower(ratings.field_value) like 'good%' then 1.0 else 0.0 end as score,
        rating_comments.field_value as statement_text,
        ratings.loaded_at
    from ratings
    inner join customer_tickets on ratings.ticket_id = customer_tickets.ticket_id
    left join rating_comments on ratings.ticket_id = rating_comments.ticket_id
),

statements as (
    select
        said.source_record_id,
        said.said_at,
        said.statement_kind,
        said.answer,
        said.statement_text,
        said.loaded_at,
        cast(said.score as double) as score,
        'zendesk:' || said.said_id as statement_id,
        lower(substr(users.user_locale, 1, 2)) as language
    from said
    left join users on said.source_record_id = users.source_record_id
)

select * from statements
