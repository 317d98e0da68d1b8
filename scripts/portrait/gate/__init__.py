"""The raw gate: Great Expectations over the newest delivery of every raw table."""

import os
import sys

# Set before the import: by default Great Expectations sends usage statistics.
os.environ.setdefault("GX_ANALYTICS_ENABLED", "False")

# The gate reads DuckDB only, but Great Expectations imports PySpark wherever it is installed. In a
# process whose main module is no file (a worker of pytest), PySpark then ends the process with exit
# code 0, as if the gate had passed. None in its place makes the import fail as if it were missing.
_HIDDEN = "pyspark"
_is_imported = _HIDDEN in sys.modules
if not _is_imported:
    sys.modules[_HIDDEN] = None  # type: ignore[assignment]

import great_expectations as great_expectations  # noqa: E402

if not _is_imported:
    del sys.modules[_HIDDEN]
