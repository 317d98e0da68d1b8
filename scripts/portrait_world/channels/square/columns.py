"""What all Square tables share: ids, timestamps, currencies, and the columns of the pipeline."""

import pyarrow.compute as pc

from portrait_world.arrays import Ints, Text, digits, join, moment, pick, scatter
from portrait_world.channels.square.sales import SaleLines, Sales
from portrait_world.people.places import COUNTRIES
from portrait_world.people.scene import Scene
from portrait_world.tables import Table

SYNCED = "_sdc_batched_at"


def utc(seconds: Ints) -> Text:
    """Return Unix seconds as Square writes timestamps: `2026-03-01T10:00:00Z`."""
    return join(pc.replace_substring(moment(seconds), " ", "T"), "Z")


def pipeline(changed_at: Ints) -> Table:
    """Return the columns of the pipeline: the version of the row, in nanoseconds."""
    return {"_sdc_sequence": join(digits(changed_at), "000000000"), "_sdc_table_version": "1"}


def order_ids(number: Ints) -> Text:
    """Return Square ids of orders."""
    return join("ORD", digits(scatter(number, 1_103_515_245), 10), "eV")


def return_ids(number: Ints) -> Text:
    """Return Square ids of the orders that represent returns of a sale."""
    return join("RET", digits(scatter(number, 1_220_703_125), 10), "eV")


def payment_ids(number: Ints) -> Text:
    """Return Square ids of payments."""
    return join("PAY", digits(scatter(number, 69_069), 10), "bB")


def profile_ids(person: Ints) -> Text:
    """Return Square ids of people's profiles."""
    return join("CUS", digits(scatter(person, 1_812_433_253), 10), "YG")


def variation_ids(product: Ints) -> Text:
    """Return Square ids of the one variation of each product."""
    return join("VAR", digits(scatter(product, 22_695_477), 10))


def line_uids(lines: SaleLines, rows: Ints) -> Text:
    """Return the ids of lines, which are unique only within their order."""
    return join("L", digits(lines.position[rows]), "x", digits(lines.product[rows]))


def fingerprints(scene: Scene, person: Ints) -> Text:
    """Return the fingerprint of each person's card."""
    number = digits(scatter(scene.people.number[person], 1_815_976_681), 10)
    return join("sq-1-", number, "kQ")


def stores(scene: Scene, person: Ints) -> Text:
    """Return the id of the store in each person's city."""
    return join("LOC", digits(scatter(scene.people.homes.city[person], 16_807), 10))


def currencies(scene: Scene, sales: Sales) -> Text:
    """Return the currency of each sale's store."""
    codes = [place.currency for place in COUNTRIES]
    return pick(codes, scene.people.homes.country[sales.person])
