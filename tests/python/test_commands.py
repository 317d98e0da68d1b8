"""The two installed commands: the README lists all of them, and --help is quick."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import typer
from commands import finished, run

from portrait import cli
from portrait.database import REPOSITORY
from portrait_lab import cli as lab_cli

COMMANDS = {"portrait": cli.application, "portrait-lab": lab_cli.application}
# Packages whose import takes at least a good part of a second.
HEAVY = {"dbt", "duckdb", "great_expectations", "numpy", "pyarrow", "scipy", "sklearn", "yaml"}
HELP = """
import json, sys
from importlib import import_module
from typer.testing import CliRunner

module, *verbs = sys.argv[1:]
application = import_module(module).application
for verb in ["", *verbs]:
    answer = CliRunner().invoke(application, [*verb.split(), "--help"])
    assert answer.exit_code == 0 and "Usage: " in answer.output, answer.output
json.dump(sorted({name.partition(".")[0] for name in sys.modules}), sys.stdout)
"""


def verbs(program: str) -> set[str]:
    """Return every command of a program that does something, as it is typed."""
    return set(verbs_below(typer.main.get_command(COMMANDS[program])))


def verbs_below(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[str]:
    inside = getattr(command, "commands", None)
    if inside is None:
        yield " ".join(path)
        return
    for name, inner in inside.items():
        yield from verbs_below(inner, (*path, name))


def test_the_verbs_of_a_user_are_there() -> None:
    fits = {"fit cut-points", "fit links", "fit personas"}
    assert {"load", "gate", "show", "explain customer", "replay", "rates"} | fits <= verbs(
        "portrait"
    )


@pytest.mark.parametrize("program", COMMANDS)
def test_the_installed_command_lists_its_verbs(program: str) -> None:
    done = finished(program, "--help")
    assert done.returncode == 0, done.stderr
    for verb in verbs(program):
        assert re.search(rf"\b{verb.split()[0]}\b", done.stdout), verb


@pytest.mark.parametrize("program", COMMANDS)
def test_a_verb_that_is_not_there_is_a_usage_error(program: str) -> None:
    assert finished(program, "bulid").returncode == 2


@pytest.mark.parametrize("program", COMMANDS)
def test_the_table_of_the_readme_has_every_verb_and_no_other(program: str) -> None:
    rows = (REPOSITORY / "README.md").read_text(encoding="utf-8").splitlines()
    cells = [row.split("|")[1] for row in rows if row.startswith(f"| `{program} ")]
    typed = [text.removeprefix(f"{program} ") for cell in cells for text in cell.split("`")[1::2]]
    assert typed
    # A text that begins with an option is another way to call the command before it.
    assert {verb_of(program, text) for text in typed if not text.startswith("-")} == verbs(program)


def verb_of(program: str, typed: str) -> str:
    """Return the command that a line begins with, or the whole line if it begins with none."""
    return next((verb for verb in verbs(program) if f"{typed} ".startswith(f"{verb} ")), typed)


@pytest.mark.parametrize("program", COMMANDS)
def test_help_imports_nothing_that_takes_long(program: str) -> None:
    module = program.replace("-", "_") + ".cli"
    command = [sys.executable, "-c", HELP, module, *sorted(verbs(program))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not set(json.loads(done.stdout)) & HEAVY


def test_the_clustering_script_is_the_verb_fit_personas(tmp_path: Path) -> None:
    script = REPOSITORY / "scripts" / "fit_personas.py"
    run(tmp_path / "w.duckdb", "python", script, "--clear", "--out", tmp_path / "seeds")
    assert (tmp_path / "seeds" / "personas.csv").read_text(encoding="utf-8").count("\n") == 1
