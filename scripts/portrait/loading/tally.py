"""Adds up what the batches of a file tell."""

from portrait.loading.values import LOAD_COLUMNS, Batch


class Tally:
    """The sums over the batches of one file so far."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self.records = 0
        self.first_rejection = ""
        self._blank_lines = 0
        self._replacements = 0
        self._columns: dict[str, None] = {}
        self._notes: list[str] = []

    @property
    def columns(self) -> list[str]:
        """The file's columns so far, in order, without the load columns."""
        return list(self._columns)

    def add(self, batch: Batch) -> list[str]:
        """Count a batch in; return the columns it is the first to have."""
        names = [name for name in batch.rows.column_names if name not in LOAD_COLUMNS]
        unseen = [name for name in names if name not in self._columns]
        self._columns.update(dict.fromkeys(unseen))
        self._notes.extend(batch.notes)
        self.records += batch.records
        self._blank_lines += batch.blank_lines
        self._replacements += batch.replacement_characters
        if batch.rejections and not self.first_rejection:
            first = min(batch.rejections, key=lambda rejection: rejection.line)
            self.first_rejection = f"line {first.line:,}: {first.reason}"
        return unseen

    def said(self) -> list[str]:
        """Return what a person should know of the file."""
        said = list(self._notes)
        if not self.records:
            said.append("a header and no records")
        if self._blank_lines:
            said.append(f"blank lines skipped: {self._blank_lines:,}")
        if self._replacements:
            said.append(f"characters lost before export (U+FFFD): {self._replacements:,}")
        return said
