"""The profile sets on opening what DuckDB takes only then."""

import yaml

from portrait.database import REPOSITORY


def test_the_spill_folder_is_set_once_when_the_file_is_opened():
    # Set for every model, it stops the build after the first model that spills.
    profile = yaml.safe_load((REPOSITORY / "profiles.yml").read_text(encoding="utf-8"))
    duckdb = profile["portrait"]["outputs"]["duckdb"]
    assert {"temp_directory", "memory_limit"} <= set(duckdb["config_options"])
    assert not {"temp_directory", "memory_limit"} & set(duckdb["settings"])
