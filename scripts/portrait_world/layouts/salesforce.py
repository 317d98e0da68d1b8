"""The columns of Salesforce's objects in the order in which the Fivetran connector exports them.

Then follow standard fields that a company's connector also syncs (the creation time of an account
or contact, the birth date, the opt-out).
"""

SALESFORCE = {
    ("salesforce", "account"): (
        " _fivetran_synced _fivetran_active account_number account_source annual_revenue"
        " billing_city billing_country billing_postal_code billing_state billing_state_code"
        " billing_street description id industry is_deleted last_activity_date"
        " last_referenced_date last_viewed_date master_record_id name number_of_employees"
        " owner_id ownership parent_id rating record_type_id shipping_city shipping_country"
        " shipping_country_code shipping_postal_code shipping_state shipping_state_code"
        " shipping_street type website created_date last_modified_date"
    ),
    ("salesforce", "contact"): (
        " _fivetran_synced _fivetran_active account_id department description email"
        " first_name home_phone id individual_id is_deleted last_activity_date"
        " last_modified_by_id last_modified_date last_name last_referenced_date"
        " last_viewed_date lead_source mailing_city mailing_country mailing_country_code"
        " mailing_postal_code mailing_state mailing_state_code mailing_street"
        " master_record_id mobile_phone name owner_id phone reports_to_id title created_date"
        " birthdate has_opted_out_of_email"
    ),
    ("salesforce", "lead"): (
        " _fivetran_synced _fivetran_active annual_revenue city company converted_account_id"
        " converted_contact_id converted_date converted_opportunity_id country country_code"
        " created_by_id created_date description email email_bounced_date"
        " email_bounced_reason first_name has_opted_out_of_email id individual_id industry"
        " is_converted is_deleted is_unread_by_owner last_activity_date last_modified_by_id"
        " last_modified_date last_name last_referenced_date last_viewed_date lead_source"
        " master_record_id mobile_phone name number_of_employees owner_id phone postal_code"
        " state state_code status street title website"
    ),
    ("salesforce", "opportunity"): (
        " _fivetran_synced _fivetran_active account_id amount campaign_id close_date"
        " created_date description expected_revenue fiscal fiscal_quarter fiscal_year"
        " forecast_category forecast_category_name has_open_activity"
        " has_opportunity_line_item has_overdue_task id is_closed is_deleted is_won"
        " last_activity_date last_referenced_date last_viewed_date lead_source name"
        " next_step owner_id probability record_type_id stage_name synced_quote_id type"
    ),
    ("salesforce", "opportunity_contact_role"): (
        " _fivetran_synced _fivetran_active id opportunity_id contact_id role is_primary"
        " is_deleted created_by_id created_date last_modified_by_id last_modified_date"
    ),
    ("salesforce", "task"): (
        " _fivetran_synced _fivetran_active account_id activity_date call_disposition"
        " call_duration_in_seconds call_object call_type completed_date_time created_by_id"
        " created_date description id is_archived is_closed is_deleted is_high_priority"
        " last_modified_by_id last_modified_date owner_id priority record_type_id status"
        " subject task_subtype type what_count what_id who_count who_id"
    ),
}
"""(channel, table) to its columns."""
