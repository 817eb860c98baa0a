"""The page is taken out of a web archive."""

from __future__ import annotations

import base64
import quopri

import pytest
from tests.factories.files import html, web_archive

from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.office.web_archive import take_page

HEAD = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: "


@pytest.mark.parametrize(
    "archive",
    [
        pytest.param(web_archive(), id="several-parts"),
        pytest.param(b"\r\n" + web_archive(), id="blank-line-before"),
        pytest.param(HEAD + b"quoted-printable\n\n" + quopri.encodestring(html()), id="one-part-quoted"),
        pytest.param(HEAD + b"base64\n\n" + base64.encodebytes(html()), id="one-part-base64"),
    ],
)
def test_page_comes_out_as_it_went_in(archive: bytes) -> None:
    assert take_page(archive).strip() == html()


@pytest.mark.parametrize(
    "archive",
    [
        pytest.param(HEAD + b"8bit\n\n", id="empty-page"),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", id="no-page"),
    ],
)
def test_archive_without_a_page_is_damaged(archive: bytes) -> None:
    with pytest.raises(CannotRead) as refusal:
        take_page(archive)
    assert refusal.value.code == "damaged"
