"""The truth, written beside the raw tables and never inside them."""

import ast
import inspect
from dataclasses import dataclass, fields
from pathlib import Path

from portrait_world import statements
from portrait_world.arrays import Ints, Text, digits, join, pick
from portrait_world.dirt import DirtRates
from portrait_world.nature import Nature
from portrait_world.people.personas import PERSONA_TYPES
from portrait_world.people.places import COUNTRIES
from portrait_world.people.scene import Delivery, Scene
from portrait_world.world import World
from portrait_world.writing import csv_text

_README = """# The truth about this world

Made by `portrait-lab world --people {people} --months {months} --seed {seed}{kind}`.
Only for evaluating results: the raw tables contain none of this.

- `records.csv`: source_record_id, person_id. One row per record of the raw tables:
  Shopify customers, guest orders, abandoned checkouts without an account; HubSpot contacts
  (also deleted ones; merged ones only if their row is still exported); Klaviyo persons;
  leads of Meta's forms (not the test leads);
  GA4 `device` (the sessions of a device without a login; it belongs to the owner of the device,
  although housemates use it at times) and `login` (account and device of the other sessions);
  WeCom contacts; WeChat followers, one in each account; users of social networks, one in each.
- `people.csv`: person_id, persona_type, household_id, country_code. One row per person.

Two people have the same e-mail address only if they are a couple with one mailbox, or if it is a
role mailbox (`info@...`) or a placeholder (`test@test.com`, `noreply@...`, `none@none.com`).

## Dirt

Invalid rows (no id, unreadable or future timestamp) are copies added to valid GA4 and Klaviyo
events. Apart from these, only orders of accounts are invalid, so that no record depends on them.

| what | rate | meaning |
|---|---|---|
"""
_UNKIND = """
## What makes this world unkind

Nobody has a type: `persona_type` is empty. Beside the people:

- `consents.csv`: source_record_id, contact_channel, consent_status (`granted`, `withdrawn`,
  `none`): what the newest version of the record says itself. Mail events come on top of it.
- `orders.csv`: channel, order_id, person_id, currency, paid (in total, 0 when cancelled),
  refunded, is_cancelled, is_test. One row per order, whatever its lines or spellings say.

| what | value | meaning |
|---|---|---|
"""


@dataclass(frozen=True)
class TruthWriter:
    """Appends to `records.csv` and `people.csv` in a folder."""

    folder: Path

    def begin(self, world: World) -> None:
        """Write the README and the headers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "README.md").write_text(readme(world), encoding="utf-8")
        records, people = "source_record_id,person_id", "person_id,persona_type,household_id"
        (self.folder / "records.csv").write_text(f"{records}\n", encoding="utf-8")
        (self.folder / "people.csv").write_text(f"{people},country_code\n", encoding="utf-8")
        if not world.nature.has_types:
            for name, header in _STATED.items():
                (self.folder / name).write_text(f"{header}\n", encoding="utf-8")

    def append(self, scene: Scene, deliveries: list[Delivery]) -> None:
        """Append one block; in a world without types also what was agreed to and paid."""
        people = scene.people
        records = [part for delivery in deliveries for part in delivery.records]
        if not scene.block.nature.has_types:
            self._append_stated(scene, deliveries)
        with (self.folder / "people.csv").open("ab") as file:
            columns = {
                "person_id": person_ids(people.number),
                "persona_type": _type_names(people.persona),
                "household_id": join("H", digits(people.homes.number, 7)),
                "country_code": pick([place.code for place in COUNTRIES], people.homes.country),
            }
            file.write(csv_text(columns, people.size))
        with (self.folder / "records.csv").open("ab") as file:
            for part in records:
                owner = person_ids(people.number[part.person])
                rows = {"source_record_id": part.ids, "person_id": owner}
                file.write(csv_text(rows, len(part.person)))

    def _append_stated(self, scene: Scene, deliveries: list[Delivery]) -> None:
        exports = [export for delivery in deliveries for export in delivery.exports]
        owners = person_ids(scene.people.number)
        with (self.folder / "consents.csv").open("ab") as file:
            file.write(statements.consents(exports))
        with (self.folder / "orders.csv").open("ab") as file:
            file.write(statements.orders(scene, owners))


_STATED = {"consents.csv": statements.CONSENT_HEADER, "orders.csv": statements.ORDER_HEADER}


def _type_names(persona: Ints) -> Text:
    """Return the names of types, null for people of none."""
    return pick([*(row.name for row in PERSONA_TYPES), None], persona % (len(PERSONA_TYPES) + 1))


def person_ids(number: Ints) -> Text:
    """Return the person ids of the truth."""
    return join("P", digits(number, 7))


def readme(world: World) -> str:
    """Return the README: the arguments of the world, and every rate with its meaning."""
    kind = "" if world.nature.has_types else f" --kind {world.nature.name}"
    head = _README.format(people=world.people, months=world.months, seed=world.seed, kind=kind)
    whole = head + _table(world.rates, DirtRates)
    return whole + (_UNKIND + _table(world.nature, Nature) if kind else "")


def _table(values: DirtRates | Nature, documented: type[DirtRates | Nature]) -> str:
    meanings = rate_meanings(documented)
    rows = [
        f"| {rate.name} | {_figure(getattr(values, rate.name))} | {meanings[rate.name]} |"
        for rate in fields(documented)
    ]
    return "\n".join(rows) + "\n"


def _figure(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def rate_meanings(documented: type[DirtRates | Nature] = DirtRates) -> dict[str, str]:
    """Return the documentation string below each number of a class of rates."""
    (definition,) = ast.parse(inspect.getsource(documented)).body
    if not isinstance(definition, ast.ClassDef):
        raise TypeError(f"{documented} is no class")
    meanings: dict[str, str] = {}
    for rate, comment in zip(definition.body, definition.body[1:], strict=False):
        if isinstance(rate, ast.AnnAssign) and isinstance(comment, ast.Expr):
            meanings[ast.unparse(rate.target)] = str(ast.literal_eval(comment.value))
    return meanings
