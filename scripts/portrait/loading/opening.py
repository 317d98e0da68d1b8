"""Opens a file for loading: its fingerprint, its encoding, its batches."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from portrait.loading.csv_reader import read_csv
from portrait.loading.encodings import detect
from portrait.loading.json_reader import read_json_lines
from portrait.loading.outcomes import Options
from portrait.loading.parquet_reader import read_parquet
from portrait.loading.survey import fingerprint, survey
from portrait.loading.table_form import check_form
from portrait.loading.values import Batch, Dialect, SourceFile


@dataclass(frozen=True)
class Opened:
    """A file that is ready to be read; `batches` reads it only when iterated."""

    batch_id: str
    dialect: Dialect
    batches: Iterator[Batch]


def open_source(source: SourceFile, options: Options, progress: Callable[[int], None]) -> Opened:
    """Fingerprint a file, settle how it is to be read, and check that it is what it claims.

    Raises:
        InputError: the file is empty, damaged, or something else than its name says.
    """
    if source.form == "parquet":
        batches = read_parquet(source.path)
        return Opened(fingerprint(source.path), Dialect("parquet"), batches)
    surveyed = survey(source.path, progress)
    given = Dialect(options.encoding, "given") if options.encoding else None
    dialect = given or detect(surveyed)
    check_form(surveyed.head, dialect.encoding, source.form)
    if source.form == "json":
        batches = read_json_lines(source.path, dialect, options.batch_bytes)
    else:
        delimiter = options.delimiter or ("\t" if ".tsv" in source.path.suffixes else None)
        batches = read_csv(source.path, dialect, delimiter, options.batch_bytes)
    return Opened(surveyed.batch_id, dialect, batches)
