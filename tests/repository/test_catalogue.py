"""Every message is marked, translated and compiled; every code that the reader gives has words.

What is matter (the words of documents in tables and patterns) is Vietnamese as well;
it lies in the folders that understand documents, and elsewhere in constants and
patterns. All other Vietnamese in the code is said to somebody and has to be marked.
"""

from __future__ import annotations

import ast
import importlib
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dondoc import examples, language
from dondoc.reading import read
from dondoc.reading.export import words
from dondoc.reading.recognise.references import _RELATIONS
from dondoc.reading.sources import refusals
from dondoc.reading.sources.base import Format

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "dondoc"
MATTER = (
    "vn", "reading/recognise", "reading/extract", "reading/structure", "reading/check", "reading/data", "demo",
    "apps/agencies/data", "apps/agencies/loading", "apps/agencies/parts.py", "apps/agencies/phrases.py", "config/formats",
    "apps/documents/tabled.py",  # writes a document, and documents are Vietnamese
    "writing/styles.py",  # names of styles in a document
    "faces/desk/design",  # the gallery shows real names and sentences as they come
)  # fmt: skip
TRANSLATORS = {
    "_", "ngettext", "gettext", "gettext_lazy", "gettext_noop", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext",
}  # fmt: skip
MARKED_LETTER = re.compile(r"[ăâđêôơư\u00c0-\u00c3\u00c8-\u00ca\u00d2-\u00d5à-ãè-êì-íò-õù-úýĩũạ-ỹ]", re.IGNORECASE)
OWN_NAMES = ("Tiếng Việt", "Đôn Đốc")  # a language is called by its own name in every language
VIETNAMESE_IN_ENGLISH = ("Đôn Đốc", "Sơn Hải", "«phối hợp»")
ENDS = (".", ":", "…", "\n")


@pytest.fixture(scope="module")
def tool() -> Iterator[Any]:
    """The module `tools/catalogue.py`."""
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        yield importlib.import_module("catalogue")
    finally:
        sys.path.pop(0)


@pytest.fixture(scope="module")
def pairs(tool: Any) -> list[tuple[str, str]]:
    """Each Vietnamese text with its English; of a message with two forms each."""
    out: list[tuple[str, str]] = []
    for message in tool.read(tool.PO):
        if message.id:
            one = isinstance(message.id, str)
            out += [(message.id, message.string)] if one else zip(message.id, message.string, strict=True)
    return out


def test_every_marked_message_is_a_literal(tool: Any) -> None:
    nameless = [
        (message.file, message.line)
        for message in tool.find_messages()
        if not message.texts and not message.file.endswith("dondoc/language.py")
    ]
    assert nameless == []


def test_message_inside_an_f_string_is_found(tool: Any) -> None:
    (message,) = tool.messages_in("""page = f'<p>{escape(_("Xem văn bản"))}</p>'""", "page.py")
    assert message.texts == ("Xem văn bản",)


def test_message_that_cannot_be_found_is_told(tool: Any) -> None:
    (message,) = tool.messages_in("_(name)", "page.py")
    assert message.texts == ()


def test_word_to_the_translator_goes_along(tool: Any) -> None:
    (message,) = tool.messages_in('# For the translator: a weekday.\nday = _("thứ Hai")', "day.py")
    assert message.comment == "a weekday."


def test_every_message_of_the_code_has_its_english(pairs: list[tuple[str, str]], tool: Any) -> None:
    in_code = {text for message in tool.find_messages() for text in message.texts}
    translated = {vietnamese for vietnamese, english in pairs if english.strip()}
    assert in_code - translated == set(), "run `make catalogue`, then translate in dondoc.po"


def test_catalogue_holds_nothing_but_the_messages_of_the_code(tool: Any) -> None:
    assert tool.as_po(tool.updated(tool.read(tool.PO))) == tool.PO.read_bytes(), "run `make catalogue`"


def test_no_translation_is_a_guess(tool: Any) -> None:
    assert [message.id for message in tool.read(tool.PO) if message.id and message.fuzzy] == []


def test_compiled_catalogue_is_the_readable_one(tool: Any) -> None:
    assert tool.as_mo(tool.read(tool.PO)) == tool.MO.read_bytes(), "run `make catalogue`"


def test_placeholders_are_the_same_in_both_languages(pairs: list[tuple[str, str]]) -> None:
    assert [pair for pair in pairs if _placeholders(pair[0]) != _placeholders(pair[1])] == []


def test_sentences_end_alike(pairs: list[tuple[str, str]]) -> None:
    """A heading that becomes a sentence, or a list without its colon, is a slip of the translator."""
    assert [pair for pair in pairs if " " in pair[0] and _end(pair[0]) != _end(pair[1])] == []


def test_no_vietnamese_is_left_in_the_english(pairs: list[tuple[str, str]]) -> None:
    left = []
    for _vietnamese, english in pairs:
        rest = english
        for name in VIETNAMESE_IN_ENGLISH:
            rest = rest.replace(name, "")
        if MARKED_LETTER.search(rest):
            left.append(english)
    assert left == []


def test_message_comes_in_the_chosen_language() -> None:
    vietnamese = refusals.empty().message
    language.use("en")
    try:
        assert refusals.empty().message == "The file is empty; check the original file."
        assert language.ngettext("{n} báo cáo", "{n} báo cáo", 1) == "{n} report"
        assert language.ngettext("{n} báo cáo", "{n} báo cáo", 2) == "{n} reports"
    finally:
        language.use("vi")
    assert refusals.empty().message == vietnamese == "Tệp rỗng, không có nội dung; hãy kiểm tra lại tệp gốc."


# Vietnamese that is said and not marked


def test_no_vietnamese_is_said_unmarked() -> None:
    files = (path for path in SOURCES.rglob("*.py") if not _is_matter(path))
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}" for path in files for line, text in unmarked(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        pytest.param('print("Không đọc được")', ["Không đọc được"], id="printed"),
        pytest.param('raise CannotRead("x", "Tệp rỗng")', ["Tệp rỗng"], id="raised"),
        pytest.param('def head(page):\n    yield f"<h1>Nhiệm vụ {page}</h1>"', ["<h1>Nhiệm vụ "], id="in-a-template"),
        pytest.param('print(_("Không đọc được"))', [], id="marked"),
        pytest.param('KINDS = {"Kế hoạch": 1}', [], id="constant-table-is-matter"),
        pytest.param('def f(text):\n    return re.search(r"tháng\\s+cuối", text)', [], id="pattern-is-matter"),
        pytest.param('def f(text):\n    return "đến năm" in text', [], id="compared-is-matter"),
        pytest.param('def f(number):\n    return f"{number} mươi"', [], id="one-syllable-is-matter"),
        pytest.param('def f():\n    """«Kế hoạch năm»: a heading."""', [], id="docstring"),
    ],
)
def test_unmarked_vietnamese_is_told_from_matter(source: str, texts: list[str]) -> None:
    assert [text for _line, text in unmarked(source)] == texts


def unmarked(source: str) -> list[tuple[int, str]]:
    """Texts in Vietnamese that are neither marked nor matter, with their lines."""
    tree = ast.parse(source)
    passed = {id(inner) for node in ast.walk(tree) if _is_passed(node) for inner in ast.walk(node)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [
        (node.lineno, node.value)
        for node in texts
        if id(node) not in passed
        and node.value not in OWN_NAMES
        and MARKED_LETTER.search(node.value)
        and len(node.value.split()) > 1
    ]


def _is_passed(node: ast.AST) -> bool:
    """Docstrings, comparisons, marked messages, patterns, and constants by their names in capitals."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Compare():
            return True
        case ast.Call(func=ast.Name(id=name)) if name in TRANSLATORS:
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
            return True
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name.isupper()
        case _:
            return False


# Codes and their words


def test_every_reason_of_the_reader_has_words_and_none_is_idle() -> None:
    assert _codes({"Confidence": 1, "_sure": 1}) == set(words.reasons())


def test_every_warning_of_the_reader_has_words() -> None:
    assert _codes({"Warning": 0, "_warn": 0, "Oddity": 1}) <= set(words.warnings())


def test_every_relation_of_the_reader_has_words_and_none_is_idle() -> None:
    assert {name for name, _pattern in _RELATIONS} == set(words.relations())


def test_every_kind_of_file_has_words() -> None:
    assert {each.value for each in Format} == set(words.formats())


@pytest.mark.parametrize(
    "path", [path for path in examples.paths() if path.suffix != ".pdf"], ids=lambda path: path.stem
)
def test_whatever_an_example_yields_has_words(path: Path) -> None:
    reading = read(path)
    findings = (*reading.tasks, *reading.targets, *reading.reporting, reading.document)
    assert {sure.reason for each in findings for sure in each.confidence.values()} <= set(words.reasons())
    assert {field for each in findings for field in each.confidence} <= set(words.fields())
    assert {warning.code for warning in reading.warnings} <= set(words.warnings())
    assert {cited.relation for cited in reading.references} - {None} <= set(words.relations())


def _codes(calls: dict[str, int]) -> set[str]:
    """The codes given to these functions as the argument at that place, through a name or a choice too."""
    found: set[str] = set()
    for path in (SOURCES / "reading").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        named = {
            node.targets[0].id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and (place := calls.get(_name(node.func))) is not None
                and len(node.args) > place
            ):
                argument = node.args[place]
                found |= _chosen(named.get(argument.id, argument) if isinstance(argument, ast.Name) else argument)
    return found


def _chosen(value: ast.expr) -> set[str]:
    """The texts that an expression may come to; the condition of a choice is none of them."""
    if isinstance(value, ast.IfExp):
        return _chosen(value.body) | _chosen(value.orelse)
    return {value.value} if isinstance(value, ast.Constant) and isinstance(value.value, str) else set()


def _name(function: ast.expr) -> str:
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def _placeholders(text: str) -> list[str]:
    return sorted(name for _text, name, _format, _conversion in string.Formatter().parse(text) if name is not None)


def _end(text: str) -> str:
    return text[-1] if text.endswith(ENDS) else ""


def _is_matter(path: Path) -> bool:
    return path.relative_to(SOURCES).as_posix().startswith(MATTER) or "migrations" in path.parts
