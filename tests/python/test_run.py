"""The two README commands: the steps they run, their messages, and their exit codes."""

import os
import shutil
import subprocess
import sys
import tomllib

import pytest
from conftest import LONGEST_FIRST

import run
from portrait.running import commands, console, pythons, setting_up
from portrait.running.console import REPOSITORY, Outcome, Step, run_step, summarise

RUN = REPOSITORY / "scripts" / "run.py"


def test_only_the_standard_library_is_needed(tmp_path):
    # -S and -I exclude site-packages: a machine with only Python.
    code = f"import sys; sys.path.insert(0, {str(RUN.parent)!r}); import portrait.running.commands"
    command = [sys.executable, "-I", "-S", "-c", code]
    finished = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert finished.returncode == 0, finished.stderr


def test_a_wrong_command_is_a_usage_error_from_any_folder(tmp_path):
    command = [sys.executable, str(RUN), "bulid"]
    finished = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert finished.returncode == 2
    assert "build" in finished.stderr


def test_the_first_failure_decides_and_every_step_is_told(capsys):
    step = Step("lint", "look", ["true"])
    codes = (("lint", 0), ("types", 3), ("tests", 1))
    outcomes = [Outcome(Step(name, "", step.command), code, 0.1) for name, code in codes]
    assert summarise(outcomes, "Look there.") == 3
    told = capsys.readouterr().out
    assert "1 of 3 steps passed. Look there." in told
    assert "FAILED (exit 3)" in told
    assert summarise(outcomes[:1], "") == 0


@pytest.mark.parametrize(
    ("code", "exit_code"),
    [("pass", 0), ("raise SystemExit(5)", 5), ("import os; os.kill(os.getpid(), 9)", 137)],
)
def test_a_step_never_raises(code, exit_code):
    assert run_step(Step("x", "", [sys.executable, "-c", code])).exit_code == exit_code


def test_a_program_that_is_missing_is_told(capsys):
    assert run_step(Step("x", "", ["/nowhere/at/all"])).exit_code == 127
    assert "could not be started" in capsys.readouterr().out


def test_steps_run_in_the_repository_with_its_profile():
    code = "import os; assert os.getcwd() == os.environ['DBT_PROFILES_DIR']"
    assert run_step(Step("x", "", [sys.executable, "-c", code])).exit_code == 0


def test_the_checks_are_all_there_and_arguments_go_to_pytest():
    steps = {step.name: step.command for step in commands.test_steps(["-k", "rules"])}
    assert list(steps) == ["ruff check", "ruff format", "mypy", "sqlfluff", "pytest"]
    assert steps["pytest"][-2:] == ["-k", "rules"]


def test_the_files_that_are_begun_first_exist():
    files = {path.stem for path in (REPOSITORY / "tests" / "python").glob("test_*.py")}
    assert set(LONGEST_FIRST) <= files


def test_folders_without_sql_are_not_linted(tmp_path, monkeypatch):
    (tmp_path / "models").mkdir()
    (tmp_path / "macros").mkdir()
    (tmp_path / "models" / "a.sql").write_text("select 1", encoding="utf-8")
    monkeypatch.setattr(commands, "REPOSITORY", tmp_path)
    steps = {step.name: step.command for step in commands.test_steps([])}
    assert steps["sqlfluff"][-1] == "models"


def test_the_database_is_where_the_variable_says(monkeypatch):
    monkeypatch.delenv("PORTRAIT_DATABASE", raising=False)
    assert commands.database_path() == REPOSITORY / "warehouse" / "portrait.duckdb"
    monkeypatch.setenv("PORTRAIT_DATABASE", "/elsewhere/x.duckdb")
    assert str(commands.database_path()) == "/elsewhere/x.duckdb"


@pytest.fixture
def bare_clone(tmp_path, monkeypatch):
    """A repository with a lock file and nothing set up; every step is only recorded."""
    for name in ("uv.lock", "pyproject.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    ran = []

    def note(step, extra=None):
        ran.append(step.name)
        environment = tmp_path / ".venv"
        environment.mkdir(exist_ok=True)
        return Outcome(step, 0, 0.0)

    monkeypatch.setattr(setting_up, "REPOSITORY", tmp_path)
    monkeypatch.setattr(setting_up, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(setting_up, "STAMP", tmp_path / ".venv" / ".portrait-stamp")
    monkeypatch.setattr(setting_up, "PROGRAMS", tmp_path / ".venv" / "bin")
    monkeypatch.setattr(setting_up, "run_step", note)
    return tmp_path, ran


def test_the_environment_is_made_once_and_again_when_the_lock_changes(bare_clone):
    clone, ran = bare_clone
    assert setting_up.set_up() == 0
    assert ran == ["environment", "installer", "install"]
    assert setting_up.set_up() == 0
    assert len(ran) == 3
    (clone / "uv.lock").write_text("changed", encoding="utf-8")
    assert setting_up.set_up() == 0
    assert len(ran) == 6


@pytest.mark.parametrize("kept", [True, False])
def test_packages_are_compiled_where_python_does_not_keep_what_it_compiles(
    bare_clone, monkeypatch, kept
):
    installed = []
    noted = setting_up.run_step

    def note(step, extra=None):
        installed.extend(step.command if step.name == "install" else ())
        return noted(step, extra)

    monkeypatch.setattr(setting_up, "run_step", note)
    monkeypatch.setattr(setting_up.sys, "dont_write_bytecode", not kept)
    assert setting_up.set_up() == 0
    assert ("--compile-bytecode" in installed) is not kept


def test_spark_is_installed_on_top_and_stays(bare_clone):
    _, ran = bare_clone
    assert setting_up.set_up() == 0
    assert setting_up.set_up(["spark"]) == 0
    assert ran.count("install") == 2
    assert setting_up.set_up(["spark"]) == 0
    assert setting_up.set_up() == 0
    assert ran.count("install") == 2


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--target", "spark"], True),
        (["--full-refresh", "--target=spark"], True),
        (["--target", "duckdb"], False),
        (["--select", "spark"], False),
        ([], False),
    ],
)
def test_spark_is_asked_for_by_its_target(arguments, expected):
    assert commands.names_spark(arguments) is expected


def test_spark_without_java_says_what_is_missing(monkeypatch, capsys):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    assert commands.build(["--target", "spark"]) == 1
    assert "Java 17" in capsys.readouterr().err


def test_a_failed_installation_is_tried_again(bare_clone, monkeypatch):
    clone, _ = bare_clone
    fails = [7]
    noted = setting_up.run_step

    def fail_once(step, extra=None):
        noted(step)
        code = fails.pop() if step.name == "install" and fails else 0
        return Outcome(step, code, 0.0)

    monkeypatch.setattr(setting_up, "run_step", fail_once)
    assert setting_up.set_up() == 7
    assert not (clone / ".venv" / ".portrait-stamp").exists()
    assert setting_up.set_up() == 0


def test_a_refused_python_ends_the_command(monkeypatch, capsys):
    monkeypatch.setattr(run, "refusal", lambda: "Portrait needs another Python.")
    monkeypatch.setattr(sys, "argv", ["run.py", "build"])
    assert run.main() == 1
    assert capsys.readouterr().err == "error: Portrait needs another Python.\n"


def test_the_words_of_a_step_are_relative_to_the_repository(capsys):
    run_step(Step("x", "say", [console.REPOSITORY / "gone" / "tool", "two words"]))
    assert 'gone/tool "two words"' in capsys.readouterr().out


def test_the_machines_own_certificates_are_trusted_unless_somebody_chose(monkeypatch):
    for name in ("SSL_CERT_FILE", "UV_SYSTEM_CERTS"):
        monkeypatch.delenv(name, raising=False)
    found = setting_up.ssl.get_default_verify_paths()
    monkeypatch.setattr(
        setting_up.ssl, "get_default_verify_paths", lambda: found._replace(cafile="/a/store.pem")
    )
    assert setting_up.trusted_certificates() == {"UV_SYSTEM_CERTS": "true"}
    monkeypatch.setenv("SSL_CERT_FILE", "/chosen.pem")
    assert setting_up.trusted_certificates() == {}
    monkeypatch.delenv("SSL_CERT_FILE")
    monkeypatch.setattr(
        setting_up.ssl, "get_default_verify_paths", lambda: found._replace(cafile=None)
    )
    assert setting_up.trusted_certificates() == {}


@pytest.mark.parametrize("version", [(3, 11, 2), (3, 12, 0), (3, 13, 9)])
def test_a_supported_python_is_taken(version):
    assert pythons.refusal(version) is None


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (3, 14, 0), (4, 0, 0)])
def test_another_python_is_refused_in_one_sentence(version):
    reason = pythons.refusal(version)
    assert reason is not None
    assert reason.startswith("Portrait needs Python 3.11 to 3.13; this is ")
    assert reason.count("\n") == 0


def test_the_project_file_and_the_readme_name_the_supported_pythons():
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    oldest, newest = (".".join(map(str, parts)) for parts in (pythons.OLDEST, pythons.NEWEST))
    following = f"{pythons.NEWEST[0]}.{pythons.NEWEST[1] + 1}"
    assert tomllib.loads(text)["project"]["requires-python"] == f">={oldest},<{following}"
    assert f"Python {oldest} to {newest}" in (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_ci_takes_the_first_python_that_fits(tmp_path):
    # A Python that is too old and one that fits, each a script that prints its own name.
    ci = tmp_path / ".ci" / "run"
    ci.parent.mkdir()
    shutil.copy(REPOSITORY / ".ci" / "run", ci)
    for name, code in (("python3.11", 1), ("python3.12", 0), ("python3.13", 0)):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\n[ "$1" = -c ] && exit {code}\necho {name} "$2"\n')
        program.chmod(0o755)
    text = ci.read_text(encoding="utf-8").replace("/usr/bin/python3 ", "")
    ci.write_text(text, encoding="utf-8")
    environment = os.environ | {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
    finished = subprocess.run(
        [str(ci)], capture_output=True, text=True, env=environment, check=False
    )
    assert finished.stdout.strip() == "python3.12 test", finished.stderr
