"""Search: with and without marks, numbers of documents, abbreviations, and nothing that is hidden."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Q

from dondoc.apps.core import search
from dondoc.apps.core.excerpts import excerpt, mark
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.core.search import Entry, count_by_kind, find, forget, index, index_all, register, reindex
from dondoc.apps.core.search_index import NAME, ensure_index
from dondoc.apps.core.search_keys import parse_query
from factories.record import make_person

pytestmark = pytest.mark.django_db
TASK, DOCUMENT, BODY = SearchEntry.Kind.TASK, SearchEntry.Kind.DOCUMENT, SearchEntry.Kind.BODY


@pytest.fixture(autouse=True)
def _sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kinds that everybody may see, for these tests alone."""
    monkeypatch.setattr(search, "_sources", {})
    for kind in (TASK, DOCUMENT, BODY):
        register(kind, visible=lambda user: Q())


@pytest.fixture
def user() -> Any:
    return make_person("Lê Thị Hoa")


def put(*titles: str, kind: str = TASK, text: str = "") -> None:
    for number, title in enumerate(titles, SearchEntry.objects.count() + 1):
        index(kind, number, title=title, url=f"/x/{number}", text=text)


def titles(user: Any, query: str, **more: Any) -> list[str]:
    return [entry.title for entry in find(user, query, **more)]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        pytest.param("so khoa hoc", "Sở Khoa học và Công nghệ", id="without-marks"),
        pytest.param("SỞ KHOA HỌC", "Sở Khoa học và Công nghệ", id="capitals-with-marks"),
        pytest.param("uy ban", "ỦY BAN NHÂN DÂN TỈNH", id="capitals-in-the-title"),
        pytest.param("57-NQ/TW", "Nghị quyết số 57-NQ/TW của Bộ Chính trị", id="number"),
        pytest.param("57/NQ-TW", "Nghị quyết số 57-NQ/TW của Bộ Chính trị", id="number-in-another-order-of-signs"),
        pytest.param("57 nq", "Nghị quyết số 57-NQ/TW của Bộ Chính trị", id="beginning-of-a-number"),
        pytest.param("SKHCN", "Sở Khoa học và Công nghệ", id="abbreviation"),
        pytest.param("Sở Khoa học và Công nghệ", "Báo cáo của SKHCN", id="written-out"),
        pytest.param("tỉ lệ", "Tỷ lệ doanh nghiệp", id="i-for-y"),
        pytest.param("hoà bình", "Tỉnh Hòa Bình", id="tone-in-the-other-place"),
        pytest.param("công ng", "Công nghệ sinh học", id="still-typing"),
        pytest.param("sinh học công nghệ", "Công nghệ sinh học", id="syllables-in-another-order"),
    ],
)
def test_is_found(user: Any, query: str, title: str) -> None:
    put(title, "Rà soát quy hoạch")
    assert titles(user, query) == [title]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        pytest.param("an", "Ban Quản lý", id="inside-a-syllable"),
        pytest.param("khoa học", "Sở Tài chính", id="another-thing"),
        pytest.param("57-NQ/TW", "Nghị quyết số 157-NQ/TW", id="end-of-another-number"),
        pytest.param("%", "Tỷ lệ 100 %", id="sign-of-the-database"),
        pytest.param("«sinh học công nghệ»", "Công nghệ sinh học", id="quoted-but-not-in-a-row"),
        pytest.param("khoa hoc", "Rà khoa mục | học bạ", id="not-over-the-end-of-the-title"),
        pytest.param("", "Gì cũng được", id="nothing-typed"),
        pytest.param("—…", "Gì cũng được", id="only-signs"),
    ],
)
def test_is_not_found_in_a_row(user: Any, query: str, title: str) -> None:
    put(title)
    assert [entry for entry in find(user, query) if entry.score > 10] == []


def test_marks_decide_when_they_were_typed(user: Any) -> None:
    put("Quốc lộ Dương Đông", "Đường Trần Phú", "Dưỡng lão")
    assert titles(user, "đường")[0] == "Đường Trần Phú"
    assert titles(user, "dương")[0] == "Quốc lộ Dương Đông"
    assert len(titles(user, "duong")) == 3


def test_title_stands_above_text_and_row_above_scattered(user: Any) -> None:
    put("Kế hoạch", text="Giao Sở Tài chính rà soát.")
    put("Sở Tài chính rà soát")
    put("Chính sách tài khóa của sở", text="")
    assert titles(user, "sở tài chính") == ["Sở Tài chính rà soát", "Kế hoạch", "Chính sách tài khóa của sở"]


def test_what_is_called_so_stands_above_the_papers_that_speak_of_it(user: Any) -> None:
    register(SearchEntry.Kind.ATTACHMENT, visible=lambda _user: Q())
    index(SearchEntry.Kind.ATTACHMENT, 9, title="bien-ban.txt", detail="Giao Sở Khoa học và Công nghệ", url="/e/9")
    put("Giao Sở Khoa học và Công nghệ rà soát")
    put("Phòng của Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ", kind=BODY)
    assert titles(user, "so khoa hoc") == [
        "Sở Khoa học và Công nghệ",
        "Phòng của Sở Khoa học và Công nghệ",
        "Giao Sở Khoa học và Công nghệ rà soát",
        "bien-ban.txt",
    ]


def test_document_of_a_number_stands_above_one_that_cites_it(user: Any) -> None:
    index(DOCUMENT, 1, title="Kế hoạch số 12/KH-UBND", url="/x/1")
    index(DOCUMENT, 2, title="Quyết định số 3120/QĐ-UBND", detail="Sửa đổi Kế hoạch số 12/KH-UBND", url="/x/2")
    assert titles(user, "12/KH-UBND") == ["Kế hoạch số 12/KH-UBND", "Quyết định số 3120/QĐ-UBND"]


def test_very_words_stand_above_their_other_spelling(user: Any) -> None:
    put("Sở Khoa học và Công nghệ", "Báo cáo của SKHCN")
    assert titles(user, "SKHCN") == ["Báo cáo của SKHCN", "Sở Khoa học và Công nghệ"]


def test_detail_counts_as_title(user: Any) -> None:
    index(DOCUMENT, 1, title="Kế hoạch số 5/KH-UBND", detail="Chuyển đổi số", url="/x", text="")
    index(DOCUMENT, 2, title="Kế hoạch số 6/KH-UBND", url="/y", text="chuyển đổi số")
    assert [entry.object_id for entry in find(user, "chuyển đổi số")] == [1, 2]


def test_kind_of_which_nobody_said_who_sees_it_is_hidden(user: Any) -> None:
    put("Sở Y tế", kind=SearchEntry.Kind.ATTACHMENT)
    assert titles(user, "sở y tế") == []
    assert count_by_kind(user, "sở y tế") == {}


def test_only_what_the_person_may_see_is_found_and_counted(user: Any) -> None:
    register(TASK, visible=lambda person: Q(object_id__in=(2,)) if person == user else Q(pk__in=()))
    put("Sở Y tế một", "Sở Y tế hai")
    assert titles(user, "sở y tế") == ["Sở Y tế hai"]
    assert count_by_kind(user, "sở y tế") == {"task": 1}
    assert titles(make_person("Người khác"), "sở y tế") == []


def test_kinds_can_be_chosen_and_are_counted(user: Any) -> None:
    put("Sở Y tế", kind=TASK)
    put("Sở Y tế", "Sở Y tế cũ", kind=BODY)
    assert count_by_kind(user, "y tế") == {"task": 1, "body": 2}
    assert {entry.kind for entry in find(user, "y tế", kinds=[BODY])} == {"body"}


def test_entry_is_changed_in_its_place(user: Any) -> None:
    put("Sở Y tế")
    index(TASK, 1, title="Sở Nội vụ", url="/x/1")
    assert SearchEntry.objects.count() == 1
    assert titles(user, "y tế") == []
    assert titles(user, "nội vụ") == ["Sở Nội vụ"]


def test_forgotten_thing_is_not_found(user: Any) -> None:
    put("Sở Y tế")
    forget(TASK, [1])
    assert titles(user, "y tế") == []


def test_index_is_built_anew_from_what_there_is(user: Any) -> None:
    register(TASK, visible=lambda _user: Q(), entries=lambda: [Entry(TASK, 7, "Sở Y tế", "/7")])
    put("Việc đã mất")
    assert reindex() == {"task": 1}
    assert list(SearchEntry.objects.values_list("object_id", flat=True)) == [7]


def test_command_builds_one_kind(user: Any, capsys: pytest.CaptureFixture[str]) -> None:
    register(TASK, visible=lambda _user: Q(), entries=lambda: [Entry(TASK, 7, "Sở Y tế", "/7")])
    call_command("reindex", "task")
    assert capsys.readouterr().out == "Nhiệm vụ: 1\n"
    with pytest.raises(CommandError, match="«gi»"):
        call_command("reindex", "gi")


def test_many_entries_take_few_queries(user: Any, at_most_queries: Any) -> None:
    with at_most_queries(8):
        index_all(Entry(TASK, number, f"Việc {number}", "/") for number in range(400))
    assert len(find(user, "việc 399")) == 1


def test_question_is_one_query(user: Any, at_most_queries: Any) -> None:
    put("Sở Y tế", "Sở Nội vụ")
    with at_most_queries(1):
        assert len(list(find(user, "sở"))[:20]) == 2


def test_excerpt_shows_where_a_long_text_answers(user: Any) -> None:
    filler = "Một hai ba bốn năm. " * 500
    put("Kế hoạch", text=f"{filler}\nGiao Sở Khoa học và Công nghệ chủ trì. {filler}")
    (entry,) = find(user, "so khoa hoc")
    pieces = excerpt(entry, parse_query("so khoa hoc"))
    assert [piece.text for piece in pieces if piece.found] == ["Sở Khoa học"]
    words = "".join(piece.text for piece in pieces)
    assert words.startswith("… ")
    assert words.endswith("…")
    assert len(words) < 300


def test_excerpt_of_marks_prefers_them(user: Any) -> None:
    put("Kế hoạch", text="Dương Đông " * 60 + "mở đường mới")
    (entry,) = find(user, "đường")
    assert [piece.text for piece in excerpt(entry, parse_query("đường")) if piece.found] == ["đường"]


def test_excerpt_is_the_beginning_where_only_the_title_answers(user: Any) -> None:
    put("Sở Y tế", text="Báo cáo năm.")
    (entry,) = find(user, "y tế")
    assert [(piece.text, piece.found) for piece in excerpt(entry, parse_query("y tế"))] == [("Báo cáo năm.", False)]
    put("Không có chữ")
    (entry,) = find(user, "không có chữ")
    assert excerpt(entry, parse_query("không có chữ")) == []


def test_other_spelling_is_marked_too() -> None:
    pieces = mark("Giao Sở Khoa học và Công nghệ.", parse_query("SKHCN"))
    assert [piece.text for piece in pieces] == ["Giao ", "Sở Khoa học và Công nghệ", "."]


def test_very_long_query_is_cut(user: Any) -> None:
    put("Sở Y tế")
    asked = parse_query("sở y tế nào đó " * 5000)
    assert len(asked.words) <= 200
    assert titles(user, asked.words) == []


@pytest.mark.sqlite
def test_index_by_trigrams_is_not_for_sqlite() -> None:
    assert not ensure_index(using="default")


@pytest.mark.postgres
def test_index_by_trigrams_is_there_where_the_extension_is() -> None:
    assert ensure_index(using="default")
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [NAME])
        assert "gin_trgm_ops" in cursor.fetchone()[0]


@pytest.mark.postgres
def test_search_works_without_the_extension(user: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dondoc.apps.core.search_index.NAME", "bad name(")
    assert not ensure_index(using="default")
    put("Sở Y tế")
    assert titles(user, "y te") == ["Sở Y tế"]
