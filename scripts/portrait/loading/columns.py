"""Names columns so that every field of a file has one, and none hides another."""

from portrait.loading.values import LOAD_COLUMNS


class ColumnNames:
    """Gives each field a column name that is unique whatever its case, as SQL compares names.

    Names stay as exported, unless a file uses one twice, leaves it empty, or takes one of the
    load columns: then a number is added and `notes` says so.
    """

    def __init__(self) -> None:
        """Start with the load columns taken."""
        self._taken = {name.lower() for name in LOAD_COLUMNS}
        self.notes: list[str] = []

    def claim(self, exported: str, position: int) -> str:
        """Return the column for the field named `exported` at the 1-based `position`."""
        wanted = exported or f"column_{position}"
        name, number = wanted, 2
        while name.lower() in self._taken:
            name, number = f"{wanted}_{number}", number + 1
        self._taken.add(name.lower())
        if name != exported:
            self.notes.append(_renamed(exported, name, position))
        return name


def _renamed(exported: str, name: str, position: int) -> str:
    if not exported:
        return f"column {position} has no name: it is kept as {name}"
    return f'column {position} "{exported}" repeats a name: it is kept as {name}'
