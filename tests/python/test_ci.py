"""Every machine that checks a change runs the README's test command, and nothing else."""

import re

import yaml

from portrait.database import REPOSITORY
from portrait.running import pythons

COMMAND = "python3 scripts/run.py test"
WORKFLOW = yaml.safe_load((REPOSITORY / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
(JOB,) = WORKFLOW["jobs"].values()


def test_the_readme_the_workflow_and_the_script_name_one_command() -> None:
    assert COMMAND in (REPOSITORY / "README.md").read_text(encoding="utf-8").splitlines()
    assert [step["run"] for step in JOB["steps"] if "run" in step] == [COMMAND]
    script = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")
    assert 'run="$(dirname "$0")/../scripts/run.py"' in script
    assert script.splitlines()[-1] == 'exec python3 "$run" test "$@"'


def test_the_workflow_runs_on_the_oldest_and_the_newest_python() -> None:
    supported = [".".join(map(str, version)) for version in (pythons.OLDEST, pythons.NEWEST)]
    assert JOB["strategy"]["matrix"]["python"] == supported


def test_the_workflow_may_only_read() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in JOB
    actions = [step["uses"] for step in JOB["steps"] if "uses" in step]
    assert actions
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in actions)
