"""Product, worlds and laboratory import each other in one direction, and no modules in a cycle."""

import ast
from graphlib import TopologicalSorter

import pytest

from portrait.database import REPOSITORY

SCRIPTS = REPOSITORY / "scripts"
ALLOWED = {
    "portrait": {"portrait"},
    "portrait_world": {"portrait_world"},
    "portrait_lab": {"portrait", "portrait_lab", "portrait_world"},
}


def imported_by(code: str) -> set[str]:
    """Return what a module imports, wherever in the module; `from a import b` gives a and a.b."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def modules(package: str) -> dict[str, set[str]]:
    """Return what each module of a package imports, by dotted name."""
    found = {}
    for path in sorted((SCRIPTS / package).rglob("*.py")):
        parts = path.relative_to(SCRIPTS).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = imported_by(path.read_text(encoding="utf-8"))
    assert found, f"no modules in {package}"
    return found


@pytest.mark.parametrize("package", ALLOWED)
def test_a_file_has_at_most_400_lines(package: str) -> None:
    sizes = {
        str(path.relative_to(SCRIPTS)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (SCRIPTS / package).rglob("*.py")
    }
    assert sizes
    assert not {name: lines for name, lines in sizes.items() if lines > 400}


@pytest.mark.parametrize("package", ALLOWED)
def test_a_package_imports_only_what_lies_below_it(package: str) -> None:
    wrong = [
        f"{module} imports {name}"
        for module, names in modules(package).items()
        for name in sorted(names)
        if name.partition(".")[0] in ALLOWED.keys() - ALLOWED[package]
    ]
    assert not wrong


def test_an_import_within_a_function_counts() -> None:
    code = "def f():\n    from portrait_lab.metering import Cost\n    import portrait_world\n"
    found = imported_by(code)
    assert found == {"portrait_lab.metering", "portrait_lab.metering.Cost", "portrait_world"}


def test_no_modules_import_each_other_in_a_circle() -> None:
    everything = {name: names for package in ALLOWED for name, names in modules(package).items()}
    inside = {
        name: {other for other in names if other in everything and other != name}
        for name, names in everything.items()
    }
    # Raises CycleError, which names the modules of a cycle.
    assert len(tuple(TopologicalSorter(inside).static_order())) == len(everything)
