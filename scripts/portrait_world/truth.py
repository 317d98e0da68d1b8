"""The truth, written beside the raw tables and never inside them."""

import ast
import inspect
from dataclasses import dataclass, fields
from pathlib import Path

from portrait_world import dirt
from portrait_world.arrays import Ints, Text, digits, join, pick
from portrait_world.dirt import DirtRates
from portrait_world.people.personas import PERSONA_TYPES
from portrait_world.people.places import COUNTRIES
from portrait_world.people.scene import Records, Scene
from portrait_world.world import World
from portrait_world.writing import csv_text

_README = """# The truth about this world

Made by `portrait-lab world --people {people} --months {months} --seed {seed}`.
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

    def append(self, scene: Scene, records: list[Records]) -> None:
        """Append one block."""
        people = scene.people
        with (self.folder / "people.csv").open("ab") as file:
            columns = {
                "person_id": person_ids(people.number),
                "persona_type": pick([persona.name for persona in PERSONA_TYPES], people.persona),
                "household_id": join("H", digits(people.homes.number, 7)),
                "country_code": pick([place.code for place in COUNTRIES], people.homes.country),
            }
            file.write(csv_text(columns, people.size))
        with (self.folder / "records.csv").open("ab") as file:
            for part in records:
                owner = person_ids(people.number[part.person])
                rows = {"source_record_id": part.ids, "person_id": owner}
                file.write(csv_text(rows, len(part.person)))


def person_ids(number: Ints) -> Text:
    """Return the person ids of the truth."""
    return join("P", digits(number, 7))


def readme(world: World) -> str:
    """Return the README: the arguments of the world, and every dirt rate with its meaning."""
    meanings = rate_meanings()
    rows = [
        f"| {rate.name} | {getattr(world.rates, rate.name):g} | {meanings[rate.name]} |"
        for rate in fields(DirtRates)
    ]
    head = _README.format(people=world.people, months=world.months, seed=world.seed)
    return head + "\n".join(rows) + "\n"


def rate_meanings() -> dict[str, str]:
    """Return the documentation string below each rate of DirtRates."""
    definition = ast.parse(inspect.getsource(dirt)).body[-1]
    if not isinstance(definition, ast.ClassDef):
        raise TypeError("dirt.py must end with the class DirtRates")
    meanings: dict[str, str] = {}
    for rate, comment in zip(definition.body, definition.body[1:], strict=False):
        if isinstance(rate, ast.AnnAssign) and isinstance(comment, ast.Expr):
            meanings[ast.unparse(rate.target)] = str(ast.literal_eval(comment.value))
    return meanings
