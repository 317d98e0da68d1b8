"""Adds up what the batches of a file tell."""

from portrait.loading.values import LOAD_COLUMNS, Batch


class Tally:
    """The sums over the batches of one file so far."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self.records = 0
        self.accepted = 0
        self.first_rejection = ""
        self._blank_lines = 0
        self._replacements = 0
        self._columns: dict[str, None] = {}
        self._notes: list[str] = []

    @property
    def columns(self) -> list[str]:
        """The file's columns so far, in order, without the load columns."""
        return list(self._columns)

    @property
    def fits(self) -> bool:
        """At least half of the records fit the header, so that it is one."""
        return 2 * self.accepted >= self.records

    def add(self, batch: Batch) -> None:
        """Count a batch in."""
        names = [name for name in batch.rows.column_names if name not in LOAD_COLUMNS]
        self._columns.update(dict.fromkeys(names))
        self._notes.extend(batch.notes)
        self.records += batch.records
        self.accepted += batch.rows.num_rows
        self._blank_lines += batch.blank_lines
        self._replacements += batch.replacement_characters
        if batch.rejections and not self.first_rejection:
            first = min(batch.rejections, key=lambda rejection: rejection.line)
            self.first_rejection = f"line {first.line:,}: {first.reason}"

    def said(self) -> list[str]:
        """Return what a person should know of the file."""
        said = list(self._notes) if self.fits else []
        if not self.records:
            said.append("a header and no records")
        if self._blank_lines:
            said.append(f"blank lines skipped: {self._blank_lines:,}")
        if self._replacements:
            said.append(f"characters lost before export (U+FFFD): {self._replacements:,}")
        return said
