with
source as (select * from {{ raw_table('jd_actions', 'jdata_action_201602') }}),

actions as (
    {{ validate_jd_actions('source') }}
)

select * from actions
