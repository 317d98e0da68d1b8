"""The columns of surveys, interviews and events, in the order in which they are exported.

Typeform as Singer taps export it (each object or list as one JSON text, and the time of the copy),
Qualtrics as its Fivetran connector exports it, Eventbrite as its API answers, and the coded notes
of interviews in our own layout.
"""

VOICE_LAYOUTS = {
    ("typeform", "forms"): (
        " id type title last_updated_at created_at settings self theme _links _sdc_batched_at"
    ),
    ("typeform", "questions"): (
        " form_id question_id title ref sub_questions attachment field_type id layout name"
        " options properties required type validations _sdc_batched_at"
    ),
    ("typeform", "submitted_landings"): (
        " landing_id token landed_at submitted_at user_agent platform referer network_id"
        " browser hidden tags _sdc_form_id _sdc_batched_at"
    ),
    ("typeform", "answers"): (
        " landing_id question_id type ref data_type submitted_at answer _sdc_form_id"
        " _sdc_batched_at"
    ),
    ("qualtrics", "survey"): (
        " _fivetran_deleted _fivetran_synced auto_scoring_category brand_base_url brand_id"
        " bundle_short_name composition_type creator_id default_scoring_category division_id"
        " id last_accessed last_activated last_modified owner_id project_category project_type"
        " registry_sha registry_version schema_version scoring_summary_after_questions"
        " scoring_summary_after_survey scoring_summary_category survey_name survey_status"
    ),
    ("qualtrics", "question"): (
        " _fivetran_deleted _fivetran_synced data_export_tag data_visibility_hidden"
        " data_visibility_private id next_answer_id next_choice_id question_description"
        " question_description_option question_text question_text_unsafe question_type"
        " selector sub_selector survey_id validation_setting_force_response"
        " validation_setting_force_response_type validation_setting_type"
    ),
    ("qualtrics", "question_option"): (
        " _fivetran_deleted _fivetran_synced key question_id recode_value survey_id text"
    ),
    ("qualtrics", "survey_response"): (
        " _fivetran_synced distribution_channel duration_in_seconds end_date finished id"
        " ip_address last_modified_date location_latitude location_longitude progress"
        " recipient_email recipient_first_name recipient_last_name recorded_date start_date"
        " status survey_id user_language"
    ),
    ("qualtrics", "question_response"): (
        " _fivetran_id _fivetran_synced loop_id question question_id question_option_key"
        " response_id sub_question_key sub_question_text text value"
    ),
    ("qualtrics", "survey_embedded_data"): (" _fivetran_synced import_id key response_id value"),
    ("qualtrics", "directory_contact"): (
        " _fivetran_synced creation_date directory_id directory_unsubscribe_date"
        " directory_unsubscribed email email_domain ext_ref first_name id language"
        " last_modified last_name phone"
    ),
    ("qualtrics", "distribution_contact"): (
        " _fivetran_synced contact_frequency_rule_id contact_id contact_lookup_id"
        " distribution_id opened_at response_completed_at response_id response_started_at"
        " sent_at status survey_link survey_session_id"
    ),
    ("eventbrite", "attendee"): (
        " id event_id order_id created changed status checked_in cancelled refunded quantity"
        " ticket_class_id ticket_class_name affiliate profile answers barcodes costs"
    ),
    ("eventbrite", "event"): (
        " id name description url start end organization_id created changed published capacity"
        " status currency listed online_event is_free organizer_id venue_id category_id"
    ),
    ("eventbrite", "order"): (
        " id event_id created changed name first_name last_name email costs status"
        " time_remaining resource_uri"
    ),
    ("interviews", "note"): (
        " interview_id note_number held_at interviewer method duration_minutes cost currency"
        " customer_email customer_id question code quote sentiment coded_at"
    ),
}
"""(channel, table) to its columns, with blanks between them."""
