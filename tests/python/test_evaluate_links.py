"""The referee's command: any file, any column names, and counts that agree with those by hand."""

import itertools
import os
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from commands import portrait_lab

from portrait.database import REPOSITORY
from portrait_lab.link_benchmark.accuracy import best_pairs, clusters_f1
from portrait_lab.link_benchmark.namesakes import write_namesakes
from portrait_lab.link_benchmark.records import RECORDS, MappingError, read_mapping, write_records

DATA = Path(os.environ.get("PORTRAIT_DATA", REPOSITORY.parent / "shared" / "data"))
FEBRL = DATA / "identity-febrl3" / "dataset3.csv"
FAKE = DATA / "identity-fake1000" / "fake_1000.csv"
FEBRL_COLUMNS = (
    "given_name=given_name,surname=surname,dob=date_of_birth,street=street_number+address_1,"
    "postcode=postcode,suburb=suburb,state=state"
)
FAKE_COLUMNS = "first_name=first_name,surname=surname,dob=dob,city=city,email=email"


def records_of(tmp_path, text, columns, truth="who"):
    file = tmp_path / "people.csv"
    file.write_text(text, encoding="utf-8")
    write_records([file], read_mapping(columns), truth, tmp_path)
    return pq.read_table(tmp_path / RECORDS).to_pylist()


def test_a_file_is_read_whatever_its_columns_are_called(tmp_path):
    (one,) = records_of(
        tmp_path,
        "id; First ;Born;No;Road;Mail;Tel;who\n"
        "1; Ann ;3/12/1980;7;Hill Rd;A@X.ORG;+1 (212) 55;p1\n",
        "first_name=First,dob=Born,street=No+Road,email=Mail,phone=Tel",
    )
    assert (one["given_name"], one["birth_date"], one["street"]) == ("Ann", "19801203", "7 Hill Rd")
    assert (one["email"], one["phone"], one["truth"]) == ("a@x.org", "121255", "p1")
    assert (one["family_name"], one["source"], one["record_id"]) == (None, "file_1", "file_1:1")


def test_a_full_name_is_taken_apart_and_no_value_is_none(tmp_path):
    rows = records_of(
        tmp_path, 'name,who,zip\nAnn Mary Lee,1,NA\n"Lee, Bo",2,\n', "full_name=name,zip=zip"
    )
    assert [row["given_name"] for row in rows] == ["Ann Mary", "Bo"]
    assert [row["family_name"] for row in rows] == ["Lee", "Lee"]
    assert [row["postal_code"] for row in rows] == [None, None]


def test_the_truth_may_be_part_of_a_column(tmp_path):
    text = "rec_id,n\nrec-12-org,a\nrec-12-dup-0,b\n"
    rows = records_of(tmp_path, text, "given_name=n", r"rec_id:rec-(\d+)")
    assert [row["truth"] for row in rows] == ["12", "12"]


def test_a_mapping_may_be_a_file(tmp_path):
    file = tmp_path / "columns.yml"
    file.write_text("given_name: first\nstreet: [number, road]\n", encoding="utf-8")
    assert read_mapping(str(file)) == {"given_name": ("first",), "street": ("number", "road")}


@pytest.mark.parametrize("columns", ["nose=n", "no such file.yml"])
def test_a_mapping_that_fits_nothing_is_refused(columns):
    with pytest.raises(MappingError, match="--columns"):
        read_mapping(columns)


def test_a_column_that_is_not_there_is_named(tmp_path):
    with pytest.raises(MappingError, match=r"people\.csv: no column 'nme'; it has n, who"):
        records_of(tmp_path, "n,who\na,1\n", "given_name=nme")


@pytest.mark.parametrize("seed", range(3))
def test_clusters_are_counted_as_pairs_one_by_one(seed):
    dice = np.random.default_rng(seed)
    clusters, people = dice.integers(8, size=40), dice.integers(10, size=40)
    pairs = list(itertools.combinations(range(40), 2))
    found = {pair for pair in pairs if clusters[pair[0]] == clusters[pair[1]]}
    true = {pair for pair in pairs if people[pair[0]] == people[pair[1]]}
    result = clusters_f1(clusters, people)
    assert result.precision == pytest.approx(len(found & true) / len(found))
    assert result.recall == pytest.approx(len(found & true) / len(true))


def test_the_best_threshold_never_cuts_between_equal_weights():
    result = best_pairs(np.array([True, True, False, True]), np.array([9.0, 5.0, 5.0, 1.0]), 3.0)
    assert (result.precision, result.recall) == (0.75, 1.0)


def test_the_command_refuses_an_unknown_referee(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("n,who\na,1\n", encoding="utf-8")
    options = ["--columns", "n=n", "--truth", "who", "--referee", "nobody"]
    assert portrait_lab("evaluate", "links", file, *options).exit_code == 2


def evaluated(file, columns, truth, least):
    if not file.exists():
        pytest.skip(f"{file} is not there: set PORTRAIT_DATA to the folder of the data sets")
    options = ["--columns", columns, "--truth", truth, "--least-f1", least]
    return portrait_lab("evaluate", "links", file, *options)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "columns", "truth", "least"),
    [
        (FEBRL, FEBRL_COLUMNS + ",national_id=soc_sec_id", r"rec_id:rec-(\d+)", 0.999),
        (FEBRL, FEBRL_COLUMNS, r"rec_id:rec-(\d+)", 0.995),
        (FAKE, FAKE_COLUMNS, "cluster", 0.93),
    ],
)
def test_published_sets_are_linked_without_labels(file, columns, truth, least):
    result = evaluated(file, columns, truth, least)
    assert result.exit_code == 0, result.output


@pytest.mark.slow
def test_namesakes_are_not_joined_and_second_records_are_found():
    result = portrait_lab(
        "evaluate", "namesakes", "--people", "2000", "--minimum-precision", "0.99"
    )
    assert result.exit_code == 0, result.output
    rows = [line.split("|") for line in result.stdout.splitlines() if "weights" in line]
    assert [row[1].strip() for row in rows] == ["committed weights", "learnt weights"]
    assert all(float(row[6]) > 0.05 for row in rows)


def test_namesakes_are_the_same_people_every_time(tmp_path):
    def records(seed):
        folder = tmp_path / str(seed)
        folder.mkdir(exist_ok=True)
        write_namesakes(folder, 100, seed)
        return pq.read_table(folder / RECORDS).to_pylist()

    assert records(1) == records(1) != records(2)
