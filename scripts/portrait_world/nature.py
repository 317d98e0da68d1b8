"""Which kind of world it is: the plain one, or the unkind one, which shows what plain data hides.

The plain world is good for finding faults: six persona types, days alike, an address for everyone.
It is too kind to set a threshold on: what is found in it was put there. The unkind world has no
types at all, and the rhythms and the dirt of real shops. Figures of public data that its numbers
follow, measured:

- UCI "online retail", 19,960 orders of a year, 4,338 known customers: 2.5 times as many orders in
  the busiest month as in the quietest whole one; 9.5 % of orders repeat on the day of another one
  of the same customer; 15 lines an order at the median, 219 at the 99th percentile, 1,114 at most;
  151 units at the median, 80,995 at most; the top 1 % of customers spend 32 % (plain world 13 %);
  34 % bought once; orders without a customer are 16 % of spend;
- CDNOW, 69,659 orders of 23,570 customers: 3.0 % same-day repeats, 51 % bought once, the top 1 %
  spend 16 %;
- Olist, 8,135 orders of a market place: 327 orders in May 2017, 475 in May 2018; 85 orders on the
  24th of November 2017, in a month with 674; 99 % bought once;
- a demonstration stream of shop events, 3,605 sessions: 13 % of sessions buy, 6 % have one event.
  Shops commonly report 2 to 4 % (plain world 41 %).
"""

from dataclasses import dataclass

YEAR = (1.0,) * 12


@dataclass(frozen=True)
class Nature:
    """Every number by which worlds differ; the string below a number is its documentation.

    Shares are 0 to 1. The defaults are the plain world.
    """

    name: str = "plain"
    """what `portrait-lab world --kind` calls it"""
    has_types: bool = True
    """people behave as one of six persona types; otherwise every trait is drawn by itself"""
    months: tuple[float, ...] = YEAR
    """weight of a day by its month, January first"""
    growth: float = 1.0
    """weight of a day beside that of the day a year earlier"""
    rush: float = 1.0
    """weight of the days from the 24th to the 30th of November"""
    newcomers: float = 0.22
    """people who join within the period"""
    regular_from: float = 1e9
    """orders a year from which a person comes at regular pauses, as to a grocery"""
    same_day_orders: float = 0.0
    """orders placed on the day of the person's previous one"""
    wholesalers: float = 0.0
    """people who order for resale: hundreds of lines an order; at least one in a world"""
    odd_units: float = 0.0
    """lines sold by gram, millilitre, centimetre or in hundreds of small pieces"""
    measured_orders: float = 1.0
    """online orders whose session is measured: the others refused the cookie banner"""
    buying_sessions: float = 0.0
    """measured sessions that end in an order; 0 leaves their number to the people's habits"""
    one_event_sessions: float = 0.0
    """sessions without an order that end with their first event"""
    abandoned_checkouts: float = 0.06
    """sessions without an order that leave a checkout behind"""
    without_email: float = 0.0
    """people who give their e-mail address to nobody"""
    namesakes: float = 0.0
    """people with one of the world's most common names, in whatever country they live"""
    own_domains: float = 0.0
    """e-mail addresses of a first name at a domain of the person's own (`maria@studio17.com`)"""
    placeholder_email: float = 0.0
    """missing e-mail addresses that somebody filled in (`noemail@noemail.com`, `walkin41@...`)"""
    placeholder_phone: float = 0.0
    """phone numbers that somebody made up (`1111111111`, `0`)"""
    placeholder_name: float = 0.0
    """names such as `Test`, `Guest` or `Walk-in Customer`"""
    placeholder_key: float = 0.0
    """missing customer ids that are written 0 or -1"""
    null_word: float = 0.0
    """missing values that spreadsheets and databases write as a word (`#N/A`, two letters `\\N`)"""
    invisible_characters: float = 0.0
    """names and e-mail addresses with a character nobody sees"""
    full_width: float = 0.0
    """names, e-mail addresses and phones in full-width letters and digits"""
    other_spelling: float = 0.0
    """names spelled without accents, or in Latin letters instead of Chinese or Japanese ones"""
    date_spelling: float = 0.0
    """timestamps in another unambiguous spelling than their tool's"""
    currency_sign: float = 0.0
    """amounts with a currency sign or code, a trailing minus, or brackets"""
    foreign_word: float = 0.0
    """yes and no of consents in a word of another language or of a spreadsheet"""
    key_spelling: float = 0.0
    """references to customers with a spreadsheet's apostrophe or `.0`"""

    @property
    def has_calendar(self) -> bool:
        """Whether some days are busier than others."""
        return self.months != YEAR or self.growth != 1 or self.rush != 1


PLAIN = Nature()
UNKIND = Nature(
    name="unkind",
    has_types=False,
    months=(0.8, 0.75, 0.9, 0.9, 1.0, 0.95, 0.9, 0.85, 1.05, 1.15, 1.7, 1.5),
    growth=1.7,
    newcomers=0.4,
    rush=3.0,
    regular_from=20.0,
    same_day_orders=0.1,
    wholesalers=0.001,
    odd_units=0.12,
    measured_orders=0.35,
    buying_sessions=0.02,
    one_event_sessions=0.45,
    abandoned_checkouts=0.015,
    without_email=0.5,
    namesakes=0.3,
    own_domains=0.12,
    placeholder_email=0.12,
    placeholder_phone=0.02,
    placeholder_name=0.02,
    placeholder_key=0.5,
    null_word=0.3,
    invisible_characters=0.01,
    full_width=0.004,
    other_spelling=0.05,
    date_spelling=0.02,
    currency_sign=0.02,
    foreign_word=0.1,
    key_spelling=0.01,
)
NATURES = {nature.name: nature for nature in (PLAIN, UNKIND)}
