"""The words of the command line: understood or refused, in the language of the office."""

from __future__ import annotations

import argparse
import inspect
import re

import pytest

from dondoc import language
from dondoc.faces.command import argparse_words
from dondoc.faces.command.arguments import FORMATS, SUFFIXES, parse_arguments
from dondoc.reading.export import ExportFormat


@pytest.fixture(autouse=True)
def vietnamese() -> None:
    language.use("vi")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["a.txt"], "json", id="json-unless-said"),
        pytest.param(["a.txt", "-o", "b.xlsx"], "xlsx", id="suffix-of-the-result"),
        pytest.param(["a.txt", "-o", "b.akn.xml"], "akn", id="suffix-of-two-parts"),
        pytest.param(["a.txt", "-o", "B.HTML"], "html", id="suffix-in-capitals"),
        pytest.param(["a.txt", "-o", "b.xlsx", "--format", "md"], "md", id="said-format-wins"),
        pytest.param(["a.txt", "-o", "ket-qua/"], "json", id="folder"),
    ],
)
def test_format(words: list[str], expected: str) -> None:
    assert parse_arguments(["read", *words]).format == expected


def test_formats_are_those_of_the_exporter() -> None:
    assert tuple(ExportFormat) == FORMATS
    assert {known.value: known.suffix for known in ExportFormat} == SUFFIXES


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        pytest.param(["read"], "dondoc read: lỗi: thiếu đối số: TỆP|THƯ_MỤC", id="nothing-to-read"),
        pytest.param(["read", "a", "--format", "csv"], "không có lựa chọn 'csv'", id="unknown-format"),
        pytest.param(["read", "a", "--jobs", "0"], "số nguyên từ 1 trở lên", id="no-jobs"),
        pytest.param(["read", "a", "--jobs", "hai"], "không phải «hai»", id="jobs-in-words"),
        pytest.param(["read", "a", "--timeout", "-1"], "số giây lớn hơn 0", id="time-below-nothing"),
        pytest.param(["read", "a", "--timeout", "nan"], "số giây lớn hơn 0", id="time-that-is-no-number"),
        pytest.param(["read", "a", "--engine", "spark://x:1"], "dask://MÁY:CỔNG", id="unknown-engine"),
        pytest.param(["read", "a", "--engine", "dask://may"], "dask://MÁY:CỔNG", id="engine-without-port"),
        pytest.param(["read", "a", "--nhanh"], "không hiểu đối số: --nhanh", id="unknown-option"),
        pytest.param(["read", "a", "--quie"], "không hiểu đối số: --quie", id="shortened-option"),
        pytest.param(["read", "a", "-o"], "cần một giá trị", id="option-without-value"),
        pytest.param(["read", "a", "--quiet=1"], "không nhận giá trị '1'", id="switch-with-value"),
        pytest.param(["viet", "a"], "không có lựa chọn 'viet'", id="unknown-command"),
    ],
)
def test_wrong_words_are_refused_in_vietnamese(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse_arguments(words)
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert complaint in said
    assert not re.search(r"usage|error|argument|invalid|expected|choose", said)


def test_no_words_show_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse_arguments([])
    assert left.value.code == 2
    assert "cách dùng: dondoc" in capsys.readouterr().out


def test_help_is_vietnamese_and_explains_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse_arguments(["read", "--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert not re.search(r"usage|options:|positional|show this", said)
    assert "130" in said


def test_english_help_is_argparse_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse_arguments(["read", "--lang", "en"])
    assert "the following arguments are required" in capsys.readouterr().err


def test_argparse_is_left_as_it_was() -> None:
    before = argparse._  # type: ignore[attr-defined]
    parse_arguments(["read", "a.txt"])
    assert argparse._ is before  # type: ignore[attr-defined]


PROGRAMMING = re.compile(
    "is an invalid argument|not callable|__call__|with mode|multiple subparser|merge actions|conflicting|dest=|"
    "conflict_resolution|invalid option string|must be optional"
)


def test_every_word_that_argparse_can_say_to_a_person_is_translated() -> None:
    words = re.findall(r"""_\(\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)")""", inspect.getsource(argparse))
    said = [(single or double).replace(r"\'", "'").replace(r"\n", "\n") for single, double in words]
    assert len(said) > 20
    missing = [
        word for word in said if word not in argparse_words.WORDS and not PROGRAMMING.search(word) and word.strip()
    ]
    assert missing == []
