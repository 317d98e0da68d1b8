"""Square: payments, and how well each one identifies the buyer."""

import numpy as np

from portrait_world.arrays import Text, digits, draw_one, happens, join, keep, pick
from portrait_world.channels.square.columns import (
    SYNCED,
    currencies,
    fingerprints,
    order_ids,
    payment_ids,
    pipeline,
    profile_ids,
    stores,
    utc,
)
from portrait_world.channels.square.sales import (
    CARD,
    PROFILE,
    RECEIPT,
    SaleLines,
    Sales,
    Tills,
    per_sale,
)
from portrait_world.people.contacts import CURRENT, FORMER, mistype_domains, write_emails
from portrait_world.people.scene import Delivery, Records, Scene
from portrait_world.tables import Export, Table
from portrait_world.world import DAY

CARD_BRANDS = ("VISA", "MASTERCARD", "AMERICAN_EXPRESS", "JCB")
ENTRY_METHODS = ("EMV", "CONTACTLESS")


def payments(scene: Scene, tills: Tills) -> Delivery:
    """Export a block's payments, and the truth about buyers known by an address or a card only."""
    sales = tills.sales
    receipt = np.flatnonzero(sales.known_by == RECEIPT)
    cards = np.unique(sales.card_of[sales.known_by == CARD])
    records = (
        Records(join("square:payment:", payment_ids(sales.number[receipt])), sales.person[receipt]),
        Records(join("square:card:", fingerprints(scene, cards)), cards),
    )
    at = sales.sold_at + 180
    columns = _who(scene, sales) | _how(scene, sales, tills.lines) | pipeline(at)
    return Delivery((Export("square", "payments", columns, at, SYNCED),), records)


def _who(scene: Scene, sales: Sales) -> Table:
    profile = profile_ids(scene.people.number[sales.person])
    return {
        "id": payment_ids(sales.number),
        "order_id": order_ids(sales.number),
        "customer_id": keep(sales.known_by == PROFILE, profile),
        "buyer_email_address": _receipt_emails(scene, sales),
        "location_id": stores(scene, sales.person),
        "created_at": utc(sales.sold_at + 120),
        "updated_at": utc(sales.sold_at + 180),
    }


def _how(scene: Scene, sales: Sales, lines: SaleLines) -> Table:
    stream, card = scene.block.stream("till payments"), sales.by_card
    entry = pick(ENTRY_METHODS, draw_one(stream, (3, 5), len(card)))
    total = digits(per_sale(sales, lines, lines.paid))
    return {
        "status": pick(["COMPLETED", "CANCELED"], sales.canceled.astype(np.int64)),
        "source_type": pick(["CASH", "CARD"], card.astype(np.int64)),
        "card_details__card__fingerprint": keep(card, fingerprints(scene, sales.card_of)),
        "card_details__card__card_brand": keep(card, pick(CARD_BRANDS, sales.card_of % 4)),
        "card_details__entry_method": keep(card, entry),
        "amount_money__amount": total,
        "amount_money__currency": currencies(scene, sales),
        "total_money__amount": total,
        "total_money__currency": currencies(scene, sales),
    }


def _receipt_emails(scene: Scene, sales: Sales) -> Text:
    """Return addresses typed on the till's screen, for sales without a profile and some others."""
    block, size = scene.block, len(sales.number)
    stream = block.stream("till receipts")
    before = sales.sold_at // DAY < scene.presence.changed_day[sales.person]
    slot = np.where(scene.presence.changed[sales.person] & before, FORMER, CURRENT)
    emails = write_emails(block, "till receipts", scene.addresses.of(sales.person, slot))
    emails = mistype_domains(block, "till receipts", emails, block.rates.email_domain_typo)
    asks = (sales.known_by == PROFILE) & happens(stream, 0.3, size)
    return keep((sales.known_by == RECEIPT) | asks, emails)
