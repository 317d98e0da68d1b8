with
source as (select * from {{ raw_table('jd_actions', 'jdata_action_201604') }}),

actions as (
    {{ validate_jd_actions('source') }}
)

select * from actions
