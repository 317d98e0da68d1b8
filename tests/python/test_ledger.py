"""Customer ids are permanent over any runs: when records join, split, disappear and come back."""

import random

import pytest
from commands import portrait_lab

from portrait.database import query
from portrait_lab.evaluate import ledger as evaluating
from portrait_lab.evaluate import ledger_report
from portrait_lab.evaluate.ledger import evaluate_ledger
from portrait_lab.evaluate.ledger_models import Ledger, compile_ledger
from portrait_lab.evaluate.ledger_report import ledger_failures, ledger_markdown

Groups = list[set[int]]
INSERT = "insert into int_matches__records select unnest(?), unnest(?), unnest(?)"
EVENT_BALANCE = """
    select coalesce(sum(case
        when identity_event in ('created', 'revived') then 1
        when identity_event in ('absorbed', 'retired') then -1
    end), 0) from fct_identity_events
"""


@pytest.fixture(scope="module")
def compiled() -> dict[str, str]:
    return compile_ledger()


class Town:
    """A ledger, and its last groups of records."""

    def __init__(self, compiled: dict[str, str], *, reverse_names: bool = False) -> None:
        self.ledger = Ledger(compiled)
        self.issued: set[str] = set()
        self.sign = -1 if reverse_names else 1

    def run(self, groups: Groups) -> dict[int, str]:
        """Give the ledger groups of records, check invariants, return the customer of each."""
        rows = [(record, number) for number, group in enumerate(groups) for record in group]
        names = [f"town:record:{500 + self.sign * record:03}" for record, _ in rows]
        records, components = zip(*rows, strict=True)
        query(self.ledger.connection, "delete from int_matches__records")
        query(self.ledger.connection, INSERT, [names, records, components])
        self.ledger.run()
        found = dict(
            query(
                self.ledger.connection,
                "select record_key, customer_id from current_assignments where is_present",
            )
        )
        self._check(groups, found)
        return found

    def aliases(self) -> dict[str, str | None]:
        statement = "select customer_id, merged_into from dim_customer_aliases"
        return dict(query(self.ledger.connection, statement))

    def events(self, run_number: int) -> list[tuple]:
        return query(
            self.ledger.connection,
            "select identity_event, customer_id, other_customer_id, record_count"
            " from fct_identity_events where run_number = ? order by all",
            [run_number],
        )

    def _check(self, groups: Groups, found: dict[int, str]) -> None:
        assert set(found) == set().union(*groups)
        names = [{found[record] for record in group} for group in groups]
        assert all(len(of_group) == 1 for of_group in names), "one person has two ids"
        living = set().union(*names)
        assert len(living) == len(groups), "two people have one id"
        self.issued |= living
        aliases = self.aliases()
        assert set(aliases) == self.issued, "an id that was issued does not resolve"
        assert all(alias is None or alias in living for alias in aliases.values()), "dead alias"
        assert all(aliases[living_id] == living_id for living_id in living)
        ((balance,),) = query(self.ledger.connection, EVENT_BALANCE)
        assert balance == len(living), "a customer came or went without an event"


def dealt(dice: random.Random, records: list[int]) -> Groups:
    """Distribute some of the records over groups."""
    groups: dict[int, set[int]] = {}
    for record in records:
        if dice.random() < 0.85:
            groups.setdefault(dice.randrange(5), set()).add(record)
    return list(groups.values()) or [{records[0]}]


@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_of_runs_keeps_every_promise(compiled, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    records = list(range(dice.randint(2, 14)))
    town = Town(compiled)
    for _ in range(5):
        groups = dealt(dice, records)
        found = town.run(groups)
        rows = town.ledger.rows()
        dice.shuffle(groups)
        assert town.run(groups) == found, "another order of the same people changes an id"
        assert town.ledger.rows() == rows, "unchanged input writes rows"


@pytest.mark.parametrize("seed", range(2))
def test_new_records_change_the_ids_of_merged_customers_only(compiled, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    town = Town(compiled)
    groups = [{3 * number, 3 * number + 1, 3 * number + 2} for number in range(30)]
    before = town.run(groups)
    one, other = dice.sample(range(30), 2)
    merged = [group for number, group in enumerate(groups) if number not in (one, other)]
    merged += [groups[one] | groups[other] | {100}, {101}]
    after = town.run(merged)
    changed = {record for record in before if before[record] != after[record]}
    assert changed in (groups[one], groups[other])
    assert {kind for kind, *_ in town.events(2)} == {"created", "absorbed", "merged"}


def test_a_new_source_with_smaller_record_ids_changes_nothing(compiled) -> None:
    town = Town(compiled, reverse_names=True)
    before = town.run([{0, 1}, {2}])
    after = town.run([{0, 1, 10}, {2, 11}, {12}])
    assert {record: after[record] for record in before} == before


def test_an_unmerged_person_gets_a_new_id_and_the_old_one_resolves_to_it(compiled) -> None:
    town = Town(compiled)
    apart = town.run([{0, 1}, {2, 3, 4}])
    together = town.run([{0, 1, 2, 3, 4}])
    assert set(together.values()) == {apart[2]}
    again = town.run([{0, 1}, {2, 3, 4}])
    assert again[2] == apart[2]
    assert again[0] not in set(apart.values()), "an id is never issued twice"
    assert town.aliases()[apart[0]] == again[0]
    assert ("split", apart[2], again[0], 2) in town.events(3)


def test_records_that_are_gone_take_nobody_elses_id_and_lead_somewhere(compiled) -> None:
    town = Town(compiled)
    first = town.run([{0}, {1, 2}, {3}])
    town.run([{0, 1, 2}, {3}])
    town.run([{1, 2}])
    assert town.aliases() == {first[0]: first[1], first[1]: first[1], first[3]: None}
    assert town.events(3) == [("retired", first[3], None, 1)]
    assert town.run([{0}, {1, 2}, {3}])[3] == first[3], "who comes back is who they were"


def test_ids_change_less_than_by_any_simple_rule(compiled, monkeypatch) -> None:
    monkeypatch.setattr(evaluating, "compile_ledger", lambda: compiled)
    said: list[str] = []
    results = evaluate_ledger(4000, 3, said.append)
    assert list(ledger_failures(results)) == []
    assert len(said) == len(results) == 5
    merging = results[1:4]
    assert all(0 < result.ledger_changes < result.smallest_changes for result in merging)
    assert all(result.ledger_changes < result.first_seen_changes for result in merging)
    assert "| 5: unchanged, shuffled |" in ledger_markdown(results)
    assert list(ledger_failures([*results[:4], results[3]]))


def test_the_command_exits_by_its_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluating, "evaluate_ledger", lambda *_: [])
    monkeypatch.setattr(ledger_report, "ledger_failures", lambda _: ["broken"])
    result = portrait_lab("evaluate", "ledger")
    assert result.exit_code == 1
    assert "failed: broken" in result.stderr
