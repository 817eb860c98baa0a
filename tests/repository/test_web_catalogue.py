"""The English catalogue of the web application: complete, up to date, and with the same blanks to fill."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tools import web_catalogue as tool

BLANK = re.compile(r"%\((\w+)\)[sd]")
pytestmark = pytest.mark.skipif(shutil.which("xgettext") is None, reason="GNU gettext is not on this machine")


@pytest.fixture(scope="module")
def known() -> Catalog:
    with tool.PO.open("rb") as file:
        return read_po(file, locale="en")


def forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)


def test_every_message_of_code_and_templates_is_translated(known: Catalog) -> None:
    _catalogue, missing = tool.update(tool.find_messages(), known, {})
    assert missing == [], "run tools/web_catalogue.py and translate what it names"


def test_translations_have_the_blanks_of_their_messages(known: Catalog) -> None:
    for message in known:
        if not message.id:
            continue
        wanted = set(BLANK.findall(forms(message.id)[0]))
        for translated in forms(message.string):
            assert set(BLANK.findall(translated)) <= wanted, message.id


def test_the_compiled_catalogue_is_that_of_the_list(known: Catalog) -> None:
    with tool.MO.open("rb") as file:
        compiled = read_mo(file)
    assert {_key(message): forms(message.string) for message in compiled if message.id} == {
        _key(message): forms(message.string) for message in known if message.id and message.string
    }


def test_no_english_sentence_is_left_in_vietnamese(known: Catalog) -> None:
    marked = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
    names = re.compile(r"«|“|Đôn Đốc|Quyết định|Nghị|Bộ luật|NĐ|KH \d|tỉnh Ninh Bình|Sơn Hải|quý II|VIET NAM")
    left = [
        message.id
        for message in known
        if message.id and any(marked.search(one) and not names.search(one) for one in forms(message.string))
    ]
    assert left == []


def test_the_tool_lives_where_the_makefile_calls_it() -> None:
    assert Path(tool.__file__).name == "web_catalogue.py"


def _key(message: Message) -> str:
    return forms(message.id)[0]
