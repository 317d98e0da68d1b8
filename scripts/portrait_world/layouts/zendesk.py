"""The columns of Zendesk's tables."""

ZENDESK = {
    ("zendesk", "user"): (
        " _fivetran_synced _fivetran_deleted active alias authenticity_token chat_only"
        " created_at details email external_id id last_login_at locale locale_id moderator"
        " name notes only_private_comments organization_id phone remote_photo_url"
        " restricted_agent role shared shared_agent signature suspended ticket_restriction"
        " time_zone two_factor_auth_enabled updated_at url verified"
    ),
    ("zendesk", "organization"): (
        " _fivetran_synced created_at details external_id group_id id name notes"
        " shared_comments shared_tickets updated_at url"
    ),
    ("zendesk", "domain_name"): " _fivetran_synced domain_name index organization_id",
    ("zendesk", "ticket"): (
        " _fivetran_synced _fivetran_deleted allow_channelback assignee_id brand_id created_at"
        " description due_at external_id forum_topic_id group_id has_incidents id is_public"
        " merged_ticket_ids organization_id priority problem_id recipient requester_id status"
        " subject submitter_id system_ccs system_client system_ip_address"
        " system_json_email_identifier system_latitude system_location system_longitude"
        " system_machine_generated system_message_id system_raw_email_identifier"
        " ticket_form_id type updated_at url via_channel via_source_from_address"
        " via_source_from_id via_source_from_title via_source_rel via_source_to_address"
        " via_source_to_name"
    ),
    ("zendesk", "ticket_comment"): (
        " _fivetran_synced _fivetran_deleted body call_duration call_id created"
        " facebook_comment id location public recording_url started_at ticket_id"
        " transcription_status transcription_text trusted tweet user_id voice_comment"
        " voice_comment_transcription_visible"
    ),
    ("zendesk", "ticket_tag"): " _fivetran_synced ticket_id tag",
    ("zendesk", "ticket_field_history"): (
        " _fivetran_synced field_name ticket_id updated user_id value"
    ),
    ("zendesk", "ticket_form_history"): (
        " _fivetran_deleted _fivetran_synced active created_at display_name end_user_visible"
        " id name updated_at"
    ),
}
