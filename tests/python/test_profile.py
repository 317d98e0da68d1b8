"""The profile sets on opening what DuckDB accepts only then, and gives Java complete options."""

import shlex

import yaml
from jinja2 import Template

from portrait.database import REPOSITORY

PROFILE = yaml.safe_load((REPOSITORY / "profiles.yml").read_text(encoding="utf-8"))
OUTPUTS = PROFILE["portrait"]["outputs"]


def test_the_spill_folder_is_set_once_when_the_file_is_opened():
    # If it were set for every model, the build would stop after the first model that spills.
    duckdb = OUTPUTS["duckdb"]
    assert {"temp_directory", "memory_limit"} <= set(duckdb["config_options"])
    assert not {"temp_directory", "memory_limit"} & set(duckdb["settings"])


def test_a_folder_with_a_space_in_its_name_is_one_option_of_java():
    # Java takes the text after a plain space as the program to run, and ends before Spark starts.
    written = OUTPUTS["spark"]["server_side_parameters"]["spark.driver.extraJavaOptions"]
    rendered = Template(written).render(env_var=lambda *_: "/home/an na/spark")
    assert "-Dderby.system.home=/home/an na/spark" in shlex.split(rendered)
