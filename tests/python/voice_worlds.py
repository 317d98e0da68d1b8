"""The content of surveys, interviews and events, as tests of generated worlds read it."""

from generated_worlds import RawWorld


def voice_records(raw: RawWorld) -> set[str]:
    """Every source_record_id of surveys, interviews and events; a preview has no person."""
    keys = (
        ("typeform:response", "typeform.submitted_landings", "landing_id"),
        ("qualtrics:contact", "qualtrics.directory_contact", "id"),
        ("interviews:interview", "interviews.note", "interview_id"),
        ("eventbrite:order", "eventbrite.order", "id"),
        ("eventbrite:attendee", "eventbrite.attendee", "id"),
    )
    records = {
        f"{kind}:{row[key]}" for kind, table, key in keys for row in raw.table(table) if row[key]
    }
    responses = raw.table("qualtrics.survey_response")
    sound = [row["id"] for row in responses if row["id"] and row["status"] == "0"]
    return records | {f"qualtrics:response:{key}" for key in sound}
