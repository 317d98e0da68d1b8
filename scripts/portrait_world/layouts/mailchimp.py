"""The columns of Mailchimp's tables, with the merge fields a company adds to its audiences."""

MAILCHIMP = {
    ("mailchimp", "list"): (
        " _fivetran_deleted _fivetran_synced beamer_address contact_address_1"
        " contact_address_2 contact_city contact_company contact_country contact_state"
        " contact_zip date_created default_from_email default_from_name default_language"
        " default_subject email_type_option id list_rating name notify_on_subscribe"
        " notify_on_unsubscribe permission_reminder subscribe_url_long subscribe_url_short"
        " use_archive_bar visibility"
    ),
    ("mailchimp", "member"): (
        " _fivetran_synced country_code dstoff email_address email_client email_type gmtoff id"
        " ip_opt ip_signup language last_changed latitude list_id longitude member_rating"
        " status timestamp_opt timestamp_signup timezone unique_email_id vip merge_fname"
        " merge_lname merge_company"
    ),
    ("mailchimp", "campaign"): (
        " _fivetran_deleted _fivetran_synced archive_url authenticate auto_footer auto_tweet"
        " clicktale content_type create_time drag_and_drop fb_comments folder_id from_name"
        " google_analytics id inline_css list_id long_archive_url reply_to segment_id"
        " segment_text send_time status subject_line template_id test_size timewarp title"
        " to_name track_ecomm_360 track_goals track_html_clicks track_opens track_text_clicks"
        " type use_conversation wait_time winner_criteria winning_campaign_id"
        " winning_combination_id"
    ),
    ("mailchimp", "campaign_recipient"): (
        " _fivetran_synced campaign_id combination_id list_id member_id"
    ),
    ("mailchimp", "campaign_recipient_activity"): (
        " _fivetran_synced action bounce_type campaign_id combination_id ip list_id member_id"
        " timestamp url"
    ),
    ("mailchimp", "unsubscribe"): (
        " _fivetran_synced campaign_id list_id member_id reason timestamp"
    ),
}
