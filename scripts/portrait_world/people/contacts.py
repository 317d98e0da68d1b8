"""E-mail addresses: those of every person, and the typing errors that forms accept."""

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from portrait_world.arrays import Flags, Ints, Text, choose, digits, draw_one, happens, join, pick
from portrait_world.people.households import PARTNER
from portrait_world.people.people import People
from portrait_world.people.persona_numbers import WORKPLACE_BUYER
from portrait_world.people.places import COUNTRIES
from portrait_world.world import BLOCK_PEOPLE, Block

CURRENT, FORMER, SECOND = 0, 1, 2
NO_ADDRESS = -1
ADDRESS_PRIMES = (2_003, 20_011, 200_003, 2_000_003, 20_000_003, 2_000_000_011)
COMPANY_WORDS = ("northwind", "bluepeak", "ironbridge", "sunfield", "clearwater", "oakhill")
PLACEHOLDERS = ("test@test.com", "noreply@shop.example", "none@none.com")


@dataclass(frozen=True)
class Addresses:
    """A block's e-mail addresses: one text array per slot (CURRENT, FORMER, SECOND).

    No two people of the world share an address, except the couples in `shared`.
    """

    by_slot: tuple[Text, Text, Text]
    shared: Flags
    company: Ints

    def of(self, people: Ints, slot: Ints) -> Text:
        """Return the address of each person (rows of the block) in the given slot."""
        return pc.coalesce(
            *(choose(slot == n, self.by_slot[n].take(people), None) for n in range(3))
        )


def address(block: Block, people: People) -> Addresses:
    """Give every person of a block three addresses and, to workplace buyers, a company."""
    stream = block.stream("addresses")
    company = block.number * BLOCK_PEOPLE + _companies(stream, people)
    domains = _private_domains(stream, people)
    work = choose(people.persona == WORKPLACE_BUYER, company_domain(company), domains)
    shared = (people.homes.role == PARTNER) & happens(
        stream, block.rates.couple_shares_mailbox, people.size
    )
    current = _address(block, people, CURRENT, work)
    owner = np.where(shared, people.homes.first, np.arange(people.size))
    others = [_address(block, people, slot, domains) for slot in (FORMER, SECOND)]
    return Addresses((current.take(owner), others[0], others[1]), shared, company)


def company_domain(company: Ints) -> Text:
    """Return the domain of a company number."""
    return join(pick(COMPANY_WORDS, company % 6), digits(company + 11), ".com")


def company_name(company: Ints) -> Text:
    """Return the name of a company number."""
    words = ("Northwind", "Bluepeak", "Ironbridge", "Sunfield", "Clearwater", "Oakhill")
    forms = ("Ltd", "GmbH", "Inc", "SARL", "Group")
    return join(pick(words, company % 6), " ", digits(company + 11), " ", pick(forms, company % 5))


def _companies(stream: np.random.Generator, people: People) -> Ints:
    """Number companies so that each has about four workplace buyers."""
    is_buyer = people.persona == WORKPLACE_BUYER
    starts = is_buyer & happens(stream, 0.25, people.size)
    return np.cumsum(starts)


def _private_domains(stream: np.random.Generator, people: People) -> Text:
    position = draw_one(stream, (0.45, 0.2, 0.2, 0.15), people.size)
    domains = [domain for country in COUNTRIES for domain in country.mail_domains]
    return pick(domains, people.homes.country * 4 + position)


def _address(block: Block, people: People, slot: int, domains: Text) -> Text:
    """Write addresses whose final number is unique in the world."""
    index = 3 * people.number + slot
    prime = next(p for p in ADDRESS_PRIMES if p > 3 * block.world.people)
    number = digits((index * 7_919 + 1_009) % prime)
    style = draw_one(block.stream(f"address style {slot}"), (0.5, 0.25, 0.15, 0.1), people.size)
    initial = pc.utf8_slice_codeunits(people.names.first_latin, 0, 1)
    first = choose(style == 1, initial, people.names.first_latin)
    local = choose(
        style == 3, first, join(first, pick([".", ".", "_", ""], style), people.names.last_latin)
    )
    return join(local, number, "@", domains)


def write_emails(block: Block, purpose: str, emails: Text) -> Text:
    """Return the addresses as people type them: capitals, blanks, plus-aliases, gmail dots."""
    stream, rates, size = block.stream(f"emails {purpose}"), block.rates, len(emails)
    gmail = pc.fill_null(pc.ends_with(emails, "@gmail.com"), False).to_numpy(zero_copy_only=False)
    dotted = join(pc.utf8_slice_codeunits(emails, 0, 1), ".", pc.utf8_slice_codeunits(emails, 1))
    written = choose(gmail & happens(stream, rates.email_gmail_dots, size), dotted, emails)
    tag = pick(["+shop@", "+news@", "+orders@"], draw_one(stream, (1, 1, 1), size))
    parts = pc.split_pattern(written, "@", max_splits=1)
    aliased = join(pc.list_element(parts, 0), tag, pc.list_element(parts, 1))
    written = choose(happens(stream, rates.email_plus_alias, size), aliased, written)
    upper = choose(happens(stream, 0.5, size), pc.utf8_upper(written), pc.utf8_capitalize(written))
    written = choose(happens(stream, rates.email_upper_case, size), upper, written)
    blank = draw_one(stream, (1, 1), size)
    blanked = join(pick([" ", ""], blank), written, pick(["", " "], blank))
    return choose(happens(stream, rates.email_blanks, size), blanked, written)


def mistype_domains(block: Block, purpose: str, emails: Text, rate: float) -> Text:
    """Return the addresses with a share of mistyped domains."""
    stream = block.stream(f"typos {purpose}")
    typed = pc.replace_substring(emails, "@gmail.", "@gmial.")
    typed = pc.replace_substring(typed, "@hotmail.", "@hotnail.")
    typed = pc.replace_substring(typed, "@outlook.", "@outlok.")
    typed = pc.replace_substring(typed, "@yahoo.", "@yaho.")
    return choose(happens(stream, rate, len(emails)), typed, emails)
