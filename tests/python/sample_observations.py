"""How much of each documented kind of dirt a generated world really contains."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta

from generated_worlds import (
    RawWorld,
    guest_orders,
    guests_with_account,
    is_true,
    matches,
    normalised,
    people_by_address,
    share,
    values,
)

PLACEHOLDER_EMAILS = {"test@test.com", "noreply@shop.example", "none@none.com"}
PLACEHOLDER_PHONES = {"000-000-0000", "13800000000", "0000000000", "+1 555-555-5555"}
NULL_SPELLINGS = {"NULL", "n/a", "-", "None", "null"}
DOTTED = r"(?i)^ ?\w\.[a-z]*[._][a-z]+\d+.*@gmail"


def placeholder_emails(world: RawWorld) -> float:
    known = [row["email"] for row in guest_orders(world) if row["email"]]
    return share(email in PLACEHOLDER_EMAILS for email in known)


def domain_typos(world: RawWorld) -> float:
    known = [row["email"] for row in guest_orders(world) if row["email"]]
    able = [email for email in known if re.search(r"@(gm|hot|outl|yaho)", email, re.IGNORECASE)]
    return share(bool(re.search(r"@(gmial|hotnail|outlok|yaho)\.", email)) for email in able)


def role_mailboxes(world: RawWorld) -> float:
    at_work = [row for row in world.table("hubspot.contact") if row["property_company"]]
    return share((row["property_email"] or "").startswith("info@") for row in at_work)


def changed_addresses(world: RawWorld) -> float:
    emails = defaultdict(set)
    for row in world.table("shopify.customer"):
        emails[row["id"]].add(normalised(row["email"] or ""))
    return share(len(addresses) > 1 for addresses in emails.values())


def shared_mailboxes(world: RawWorld) -> float:
    role = ("info@", "test@", "noreply@", "none@")
    people = people_by_address(world)
    return share(len(who) > 1 for mail, who in people.items() if not mail.startswith(role))


def full_width_phones(world: RawWorld) -> float:
    asian = {"CN", "JP"}
    rows = [r for r in world.table("shopify.order") if r["billing_address_country_code"] in asian]
    phones = [row["billing_address_phone"] for row in rows if row["billing_address_phone"]]
    return share(bool(re.search("[０-９]", phone)) for phone in phones)


def landlines(world: RawWorld) -> float:
    """British numbers that are not mobile numbers (07...)."""
    rows = [r for r in world.table("shopify.order") if r["billing_address_country_code"] == "GB"]
    phones = [row["billing_address_phone"] for row in rows if row["billing_address_phone"]]
    able = [phone for phone in phones if phone not in PLACEHOLDER_PHONES and "e" not in phone]
    bare = [re.sub(r"\(0\)|\D", "", phone) for phone in able]
    return share(not re.match(r"(0044|44|0)7", phone) for phone in bare)


def orders_to_test(world: RawWorld) -> float:
    rows = [row for row in world.table("shopify.order") if row["customer_id"]]
    return share((row["test"] or "").lower() in {"true", "1"} for row in rows)


def thousands(world: RawWorld) -> float:
    large = [v for v in values(world, "shopify.order", "total_price") if len(v) > 6]
    return share("," in value for value in large)


def odd_booleans(world: RawWorld) -> float:
    spelled = values(world, "klaviyo.person", "custom_sms_consent")
    return share(value not in {"true", "false"} for value in spelled)


def twice(kind: str) -> Callable[[RawWorld], float]:
    return lambda world: share(count > 1 for count in world.owners(kind).values())


def logged_in_devices(world: RawWorld) -> float:
    known, all_devices = world.owners("ga4:login"), world.owners("ga4:device")
    return len(known) / max(len(known | all_devices), 1)


def shared_devices(world: RawWorld) -> float:
    """People who log in on a device of somebody else in their household."""
    logins = [key.split(":") for key in world.owner if key.startswith("ga4:login:")]
    borrowers = {
        who
        for _, _, account, device in logins
        if (owner := world.owner.get(f"ga4:device:{device}"))
        and (who := world.owner[f"ga4:login:{account}:{device}"]) != owner
    }
    assert all(who in world.household for who in borrowers)
    return len(borrowers) / max(len(world.owners("ga4:login")), 1)


def renewed_cookies(world: RawWorld) -> float:
    """People with more than two web devices, which is the largest number of own devices."""
    devices = defaultdict(set)
    for key, who in world.owner.items():
        if key.startswith("ga4:") and "." in key:
            devices[who].add(key.rsplit(":", 1)[1])
    return share(len(ids) > 2 for ids in devices.values())


def duplicate_rows(world: RawWorld) -> float:
    counts = Counter(tuple(row.items()) for row in world.table("klaviyo.event"))
    return sum(count - 1 for count in counts.values()) / sum(counts.values())


def late_rows(world: RawWorld) -> float:
    pairs = [(r["datetime"], r["_fivetran_synced"]) for r in world.table("klaviyo.event")]
    sound = [(a, b) for a, b in pairs if a and b and a[:2] == "20" and a < "2026-06-15"]
    return share(_moment(b) - _moment(a) > timedelta(days=2) for a, b in sound)


def _moment(value: str) -> datetime:
    return datetime.strptime(value, "%Y-%m-%d %H:%M:%S")


def versions(world: RawWorld) -> float:
    rows = world.table("klaviyo.person")
    updated = defaultdict(set)
    for row in rows:
        updated[row["id"]].add(row["updated"])
    return share(len(moments) > 1 for moments in updated.values())


def wrong_birth_dates(world: RawWorld) -> float:
    dates = values(world, "klaviyo.person", "custom_birthday")
    dates += values(world, "hubspot.contact", "property_date_of_birth")
    return share(not "1901" < date < "2020" or "/" in date for date in dates)


def wrong_signs(world: RawWorld) -> float:
    rows = world.table("shopify.order_line")
    return share("-" in f"{row['quantity']}{row['price']}" for row in rows)


OBSERVED: dict[str, Callable[[RawWorld], float]] = {
    "email_upper_case": matches("klaviyo.person", "email", "[A-Z]"),
    "email_blanks": matches("klaviyo.person", "email", r"^\s|\s$"),
    "email_plus_alias": matches("klaviyo.person", "email", r"\+"),
    "email_gmail_dots": matches("klaviyo.person", "email", DOTTED),
    "email_domain_typo": domain_typos,
    "email_placeholder": placeholder_emails,
    "email_role_mailbox": role_mailboxes,
    "email_changed": changed_addresses,
    "couple_shares_mailbox": shared_mailboxes,
    "phone_format": matches("shopify.customer", "phone", r"^(?!\+\d+$)"),
    "phone_full_width": full_width_phones,
    "phone_excel_float": matches("shopify.order", "billing_address_phone", r"e\+"),
    "phone_landline": landlines,
    "phone_placeholder": lambda world: share(
        phone in PLACEHOLDER_PHONES
        for phone in values(world, "shopify.order", "billing_address_phone")
    ),
    "missing_value": lambda world: share(
        row["first_name"] is None for row in world.table("klaviyo.person")
    ),
    "null_spelling": lambda world: share(
        name in NULL_SPELLINGS for name in values(world, "klaviyo.person", "city")
    ),
    "boolean_spelling": odd_booleans,
    "thousands_separator": thousands,
    "guest_checkout": guests_with_account,
    "duplicate_customer": twice("shopify:customer"),
    "duplicate_contact": twice("hubspot:contact"),
    "duplicate_klaviyo_person": twice("klaviyo:person"),
    "device_logs_in": logged_in_devices,
    "device_shared": shared_devices,
    "cookie_reset": renewed_cookies,
    "duplicate_row": duplicate_rows,
    "late_row": late_rows,
    "updated_row": versions,
    "tombstone": is_true("klaviyo.person", "_fivetran_deleted"),
    "test_order": orders_to_test,
    "cancelled_order": lambda world: share(
        row["cancelled_at"] is not None for row in world.table("shopify.order")
    ),
    "wrong_sign": wrong_signs,
    "wrong_birth_date": wrong_birth_dates,
    "future_timestamp": matches("ga4.event", "timestamp", "^20[4-9]"),
    "unreadable_timestamp": matches("ga4.event", "timestamp", "^0000"),
    "missing_key": lambda world: share(
        row["user_pseudo_id"] is None for row in world.table("ga4.event")
    ),
}
