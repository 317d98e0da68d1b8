"""How dirty the exported tables are: every rate and its meaning, in one place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DirtRates:
    """Shares between 0 and 1; the comment string below a rate is its documentation."""

    email_upper_case: float = 0.05
    """e-mails written with capitals (`Anna.Schmidt@GMAIL.com`)"""
    email_blanks: float = 0.02
    """e-mails with a blank before or after"""
    email_plus_alias: float = 0.03
    """e-mails with a plus-alias (`person+shop@...`)"""
    email_gmail_dots: float = 0.05
    """gmail addresses with an additional dot"""
    email_domain_typo: float = 0.02
    """guest checkouts with a mistyped domain (`gmial.com`)"""
    email_placeholder: float = 0.006
    """guest checkouts and HubSpot contacts with `test@test.com`, `noreply@...`"""
    email_role_mailbox: float = 0.06
    """HubSpot contacts of companies that carry the company's `info@` mailbox"""
    email_changed: float = 0.07
    """people who changed their address during the period: tools state different ones"""
    couple_shares_mailbox: float = 0.001
    """couples in which both use one mailbox: the only e-mail that belongs to two people"""
    phone_format: float = 0.55
    """phone numbers not written as +E.164 (blanks, dashes, brackets, 00, extension, ...)"""
    phone_full_width: float = 0.04
    """phone numbers of CN and JP records written with full-width digits"""
    phone_excel_float: float = 0.004
    """phone numbers damaged by a spreadsheet (`1.3800138e+10`)"""
    phone_landline: float = 0.15
    """records with the household's landline instead of the person's own number"""
    phone_placeholder: float = 0.015
    """phone numbers that are a placeholder (`000-000-0000`, `13800000000`)"""
    missing_value: float = 0.04
    """optional text fields left empty"""
    null_spelling: float = 0.01
    """optional text fields that say `NULL`, `n/a`, `-`, `None` or `null`"""
    boolean_spelling: float = 0.03
    """booleans not written `true`/`false` (`TRUE`, `1`, `False`, `0`)"""
    thousands_separator: float = 0.03
    """amounts of 1,000 and more written with a separator (`1,299.00`)"""
    guest_checkout: float = 0.08
    """web orders of account holders that were placed as a guest"""
    duplicate_customer: float = 0.03
    """account holders with a second Shopify account under another e-mail"""
    duplicate_contact: float = 0.06
    """people with two HubSpot contacts; every second pair is merged in HubSpot"""
    duplicate_klaviyo_person: float = 0.03
    """subscribers with two Klaviyo persons"""
    device_logs_in: float = 0.35
    """device owners with an account who log in in some sessions"""
    device_shared: float = 0.03
    """people in a household who use a housemate's device for some sessions"""
    cookie_reset: float = 0.12
    """people whose web device gets a new user_pseudo_id during the period"""
    duplicate_row: float = 0.004
    """rows that are repeated, equal in every column"""
    late_row: float = 0.02
    """rows synced two to nine days after their event"""
    updated_row: float = 0.10
    """customers, contacts and persons for which an older version is also present"""
    tombstone: float = 0.006
    """customers, contacts and persons marked as deleted in the tool"""
    test_order: float = 0.004
    """account holders' test orders (`test` is true)"""
    cancelled_order: float = 0.02
    """orders cancelled by shop or customer"""
    wrong_sign: float = 0.002
    """order lines with a negative quantity or price"""
    wrong_birth_date: float = 0.02
    """birth dates in the future, in 1900 or unreadable"""
    future_timestamp: float = 0.001
    """events and customers' orders dated years in the future"""
    unreadable_timestamp: float = 0.001
    """events and customers' orders dated `0000-00-00 00:00:00` or `31/02/2026`"""
    missing_key: float = 0.001
    """events without the id of their person or device"""
