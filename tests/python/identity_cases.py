"""Worlds of a few records each in which identity is easily wrong, and their people.

No value occurs in two cases: all of them are solved in one build.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from portrait.sql import compose

EARLY, LATE = "2020-01-05 10:00:00", "2026-01-05 10:00:00"
HUB_RECORDS = 100_000
Pair = tuple[str, str]


@dataclass(frozen=True)
class Record:
    """A person record: its name and birth date, and its identifiers as (type, value)."""

    name: str
    identifiers: tuple[Pair, ...]
    first_name: str | None = None
    last_name: str | None = None
    birth_date: str | None = None
    seen_at: str = LATE


@dataclass(frozen=True)
class Case:
    """Records by person: a list of lists; steward decisions name records of the case."""

    people: list[list[Record]]
    must_link: tuple[Pair, ...] = ()
    cannot_link: tuple[Pair, ...] = ()
    unmerge: tuple[Pair, ...] = ()
    reasons: dict[Pair, str] = field(default_factory=dict)

    @property
    def expected(self) -> set[frozenset[str]]:
        return {frozenset(record.name for record in person) for person in self.people}


def record(name: str, words: str = "", *, seen_at: str = LATE, **identifiers: str) -> Record:
    """`words` are first name, last name and birth date; identifiers are split at blanks."""
    first, last, born = (*(word or None for word in words.split("/")), None, None)[:3]
    pairs = [(kind, value) for kind, values in identifiers.items() for value in values.split()]
    return Record(name, tuple(pairs), first, last, born, seen_at)


def chain(names: Iterable[str], label: str) -> list[Record]:
    """Each record shares an address with the next."""
    return [
        record(f"shopify:{label}{name}", email=f"{label}{n}@chain.org {label}{n + 1}@chain.org")
        for n, name in enumerate(names)
    ]


def crowd(size: int, phone: str, **shared: str) -> list[list[Record]]:
    """As many people with different names, each with an address of their own, and one phone."""
    return [
        [
            record(f"hubspot:{phone}:{n}", f"Name{n:03}/Staff", phone=phone, email=own, **shared),
            record(f"shopify:{phone}:{n}", email=own),
        ]
        for n in range(size)
        for own in [f"staff{n}@{phone[1:]}.org"]
    ]


SHUFFLED = [f"{number * 37 % 50:02}" for number in range(50)]

STRANGERS = [("Ann", "Lee"), ("Bob", "Ray"), ("Eve", "May"), ("Gus", "Day")]

CASES = {
    "a chain of 50": Case([chain([f"{number:02}" for number in range(50)], "sorted")]),
    "a chain of 50 whose ids are in no order": Case([chain(SHUFFLED, "shuffled")]),
    "one phone on 200 people": Case(crowd(200, "+12125550100")),
    "a phone of five people without a name": Case(
        [[record(f"klaviyo:y{n}", phone="+12125550108", email=f"y{n}@t.org")] for n in range(5)],
        reasons={("klaviyo:y1", "phone"): "shared_value"},
    ),
    "an address that four strangers typed": Case(
        [[record(f"shopify:guest:z{n}", f"{first}/{last}", email="asdf@qwer.org")]
         for n, (first, last) in enumerate(STRANGERS)],
        reasons={("shopify:guest:z1", "email"): "placeholder"},
    ),
    "an office phone": Case(crowd(4, "+12125550101")),
    "a mailbox of a role": Case(
        [
            [record("hubspot:r1", "Ann/Lee", email="info@firm.org a@firm.org"),
             record("shopify:r1", email="a@firm.org")],
            [record("hubspot:r2", "Bob/Ray", email="info@firm.org b@firm.org"),
             record("shopify:r2", email="b@firm.org")],
        ],
        reasons={("hubspot:r1", "email"): "role_mailbox"},
    ),
    "a role's mailbox that no list names": Case(
        [[record(f"hubspot:d{n}", f"Colleague{n:02}/X", email="das.buero@firm2.org")]
         for n in range(30)],
        reasons={("hubspot:d1", "email"): "too_many_people"},
    ),
    "a tablet in a shop": Case(
        [[record("ga4:device:kiosk", device_id="kiosk")]]
        + [[record(f"ga4:login:{n}:kiosk", login_id=f"k{n}", device_id="kiosk"),
            record(f"shopify:customer:k{n}", login_id=f"k{n}")] for n in range(5)],
        reasons={("ga4:device:kiosk", "device_id"): "shared_value"},
    ),
    "a device of one login": Case(
        [[record("ga4:device:own", device_id="own"),
          record("ga4:login:7:own", login_id="own7", device_id="own")]]
    ),
    "a device nobody logged in on": Case(
        [[record("ga4:device:nobody", device_id="nobody")]],
        reasons={("ga4:device:nobody", "device_id"): "nobody_logged_in"},
    ),
    "a phone given to another": Case(
        [
            [record("shopify:p1", "Ann/Lee", phone="+12125550102", seen_at=EARLY),
             record("hubspot:p1", "Ann/Lee", phone="+12125550102", seen_at=EARLY)],
            [record("shopify:p2", "Bob/Ray", phone="+12125550102")],
            [record("typeform:p3", phone="+12125550102")],
        ],
        reasons={("shopify:p1", "phone"): "several_names",
                 ("typeform:p3", "phone"): "shared_value"},
    ),
    "a phone out of sight for years": Case(
        [
            [record("shopify:f1", "Ann/Lee", phone="+12125550103", seen_at=EARLY)],
            [record("typeform:f2", phone="+12125550103")],
        ],
        reasons={("typeform:f2", "phone"): "shared_value"},
    ),
    "twins at one address": Case(
        [
            [record("hubspot:t1", "Tim/Lee/1990-04-03", phone="+12125550104", email="tim@t.org"),
             record("shopify:t1", "Tim/Lee", phone="+12125550104")],
            [record("hubspot:t2", "Tom/Lee/1990-04-03", phone="+12125550104", email="tom@t.org"),
             record("shopify:t2", "Tom/Lee", phone="+12125550104")],
        ]
    ),
    "father and son of one name": Case(
        [
            [record("hubspot:s1", "Hans/Lee/1960-04-03", phone="+12125550105", email="h1@t.org"),
             record("shopify:s1", email="h1@t.org")],
            [record("hubspot:s2", "Hans/Lee/1990-07-09", phone="+12125550105", email="h2@t.org"),
             record("shopify:s2", email="h2@t.org")],
        ],
        reasons={("hubspot:s1", "phone"): "birth_dates"},
    ),
    "a birthday typed the other way round": Case(
        [[record("hubspot:b1", "Ann/Lee/1990-04-03", phone="+12125550106"),
          record("shopify:b1", "Ann/Lee/1990-03-04", phone="+12125550106")]]
    ),
    "a couple with one mailbox": Case(
        [
            [record("shopify:c1", "Ann/Lee", login_id="c1", email="we@t.org"),
             record("klaviyo:c1", "Ann/Lee", email="we@t.org")],
            [record("shopify:c2", "Bob/Lee", login_id="c2", email="we@t.org"),
             record("klaviyo:c2", "Bob/Lee", email="we@t.org")],
        ],
        reasons={("shopify:c1", "email"): "several_anchors"},
    ),
    "a couple with one mailbox and one account": Case(
        [
            [record("shopify:e1", "Ann/Lee", login_id="e1", email="us@t.org"),
             record("loyalty:e1", "Ann/Lee/1989-05-17", email="us@t.org")],
            [record("hubspot:e2", "Bob/Lee/1993-08-24", email="us@t.org"),
             record("klaviyo:e2", "Bob/Lee", email="us@t.org")],
        ],
        reasons={("shopify:e1", "email"): "several_birth_dates"},
    ),
    "a present under the buyer's address": Case(
        [[record("shopify:g1", "Ann/Lee", login_id="g1", email="ann@t.org"),
          record("shopify:guest:g2", "Bob/Ray", email="ann@t.org")]]
    ),
    "placeholders": Case(
        [[record(f"shopify:h{n}", f"Name{n}/X", email="test@test.com", phone="+10000000000")]
         for n in range(3)],
        reasons={("shopify:h1", "email"): "blocked_value",
                 ("shopify:h1", "phone"): "blocked_value"},
    ),
    "a phone between two groups": Case(
        [[record("hubspot:w1", "Ann/Lee", phone="+12125550107", email="w1@t.org"),
          record("shopify:w1", "Ann/Lee", email="w1@t.org"),
          record("hubspot:w2", "Ann/Lee", phone="+12125550107", email="w2@t.org"),
          record("shopify:w2", "Ann/Lee", email="w2@t.org")]]
    ),
    "a guest who logs in later": Case(
        [[record("shopify:guest:l1", "Ann/Lee", email="l1@t.org"),
          record("shopify:customer:l1", "Ann/Lee", email="l1@t.org", login_id="l1"),
          record("ga4:login:l1:d", login_id="l1", device_id="l1"),
          record("ga4:device:l1", device_id="l1")]]
    ),
    "a merge that HubSpot made": Case(
        [[record("hubspot:contact:1", "Ann/Lee", hubspot_contact_id="1", email="m1@t.org"),
          record("hubspot:contact:2", "A/Lee", hubspot_contact_id="2 1", email="m2@t.org")]]
    ),
    "a lead that Salesforce converted, a contact it merged": Case(
        [[record("salesforce:lead:1", salesforce_lead_id="1", salesforce_contact_id="c1"),
          record("salesforce:contact:1", salesforce_contact_id="c1 c0"),
          record("salesforce:contact:0", salesforce_contact_id="c0")]]
    ),
    "union ids of one platform and of another": Case(
        [
            [record("wecom:u1", wechat_unionid="main:u"),
             record("wechat_official_account:u1", wechat_unionid="main:u")],
            [record("wechat_official_account:u2", wechat_unionid="other:u")],
        ]
    ),
    "more logins than a person has": Case(
        [[record(f"shopify:v{n}", "Ann/Lee", login_id=f"v{n}", email=f"v{n}@t.org v{n + 1}@t.org")]
         for n in range(8)],
        reasons={("shopify:v1", "email"): "too_many_values"},
    ),
    "two who must be one": Case(
        [[record("shopify:m1", "Ann/Lee", email="info@t.org"), record("hubspot:m2", "Bob/Ray")]],
        must_link=(("shopify:m1", "hubspot:m2"),),
    ),
    "two who cannot be one": Case(
        [
            [record("shopify:n1", "Ann/Lee", login_id="n"), record("klaviyo:n1", email="n@t.org"),
             record("hubspot:n1", "Ann/Lee", login_id="n", email="n@t.org")],
            [record("shopify:n2", "Ann/Lee", login_id="n", klaviyo_person_id="n2"),
             record("klaviyo:n2", klaviyo_person_id="n2")],
        ],
        must_link=(("shopify:n1", "hubspot:n1"),),
        cannot_link=(("shopify:n1", "shopify:n2"),),
    ),
    "a mailbox of two who cannot be one": Case(
        [
            [record("shopify:o1", "Ann/Lee", email="o@t.org"),
             record("klaviyo:o1", "Ann/Lee", email="o@t.org")],
            [record("shopify:o2", "Bob/Lee", email="o@t.org"),
             record("klaviyo:o2", "Bob/Lee", email="o@t.org")],
        ],
        cannot_link=(("shopify:o1", "shopify:o2"),),
    ),
    "a record taken out from between others": Case(
        [
            [record("shopify:q1", email="q1@t.org"), record("shopify:q3", email="q2@t.org")],
            [record("shopify:q2", email="q1@t.org q2@t.org")],
        ],
        unmerge=(("shopify:q2", "q"),),
        reasons={("shopify:q2", "email"): "unmerge"},
    ),
    "two records taken out together": Case(
        [
            [record("shopify:x1", email="x@t.org"), record("shopify:x2", email="x@t.org")],
            [record("shopify:x3", email="x@t.org"), record("shopify:x4", email="x@t.org")],
        ],
        unmerge=(("shopify:x3", "x"), ("shopify:x4", "x")),
    ),
}  # fmt: skip

HUB = compose(
    "insert into given.int_profiles__unioned (channel, source_record_id)"
    " select 'ga4', 'ga4:hub:' || n from range(?) as hub(n)"
)
HUB_LOGINS = compose(
    "insert into given.int_identifiers__unioned"
    " (channel, source_record_id, identifier_type, identifier_value)"
    " select 'ga4', 'ga4:hub:' || n, 'login_id', 'hub' from range(?) as hub(n)"
)
