with
tickets as (select * from {{ ref('base_zendesk__tickets') }} where reject_reason is null),

ticket_tags as (select * from {{ ref('base_zendesk__ticket_tags') }} where reject_reason is null),

staff as (
    select distinct user_id
    from {{ ref('base_zendesk__users') }}
    where is_staff and user_id is not null
),

positions as (
    select 1 as position_number
    union all
    select 2 as position_number
    union all
    select 3 as position_number
    union all
    select 4 as position_number
    union all
    select 5 as position_number
),

merging_tickets as (
    select {{ regexp_remove('merged_ticket_ids', '[^0-9,]') }} as merged_ticket_ids
    from tickets
    where merged_ticket_ids is not null
),

-- A merge is visible twice: the surviving ticket lists the merged one, and the merged one carries a
-- tag. The tag also covers those after the fifth of a list.
merged_tickets as (
    select
        split_part(
            merging_tickets.merged_ticket_ids, ',', positions.position_number
        ) as ticket_id
    from merging_tickets
    cross join positions

    union

    select ticket_id
    from ticket_tags
    where tag = 'closed_by_merge'
),

customer_tickets as (
    select
        tickets.ticket_id,
        tickets.requester_id,
        tickets.source_record_id,
        tickets.opened_at,
        tickets.subject,
        tickets.description,
        tickets.ticket_status,
        tickets.priority,
        tickets.via_channel,
        tickets.ticket_form_id,
        tickets.loaded_at,
        merged_tickets.ticket_id is not null as is_merged,
        submitters.user_id is not null as is_written_by_staff
    from tickets
    left join merged_tickets on tickets.ticket_id = merged_tickets.ticket_id
    left join staff as submitters on tickets.submitter_id = submitters.user_id
    left join staff as requesters on tickets.requester_id = requesters.user_id
    where requesters.user_id is null
)

select * from customer_tickets
