"""The parts of pages, rendered as templates use them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory

from dondoc.faces.desk.tags.lists import Chip, Tab
from dondoc.faces.desk.tags.texts import FileLine
from dondoc.rules.four_cells import FourCells
from dondoc.rules.six_clear import six_clear

CELLS = FourCells(done_on_time=9, done_late=1, open_in_time=4, open_overdue=2, no_deadline=3, out=5)


def render(source: str, path: str = "/tasks", **context: Any) -> str:
    """The template with a request, blanks folded."""
    written = Template(source).render(Context({"request": RequestFactory().get(path), **context}))
    return " ".join(written.split())


def words(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def addresses(markup: str) -> list[str]:
    return [address.replace("&amp;", "&") for address in re.findall(r'href="([^"]*)"', markup)]


def test_a_badge_has_word_shape_and_class() -> None:
    badge = render("{% state_badge 'in_progress' 'overdue' %}")
    assert words(badge) == "Quá hạn , đang thực hiện"
    assert 'class="state overdue"' in badge
    assert 'class="shape overdue"' in badge


def test_a_drawing_is_silent() -> None:
    assert 'aria-hidden="true"' in render("{% icon 'print' %}")


def test_each_of_the_four_cells_leads_to_its_list() -> None:
    figure = render("{% four_cells cells base='/tasks?plan=3' %}", cells=CELLS)
    assert addresses(figure) == [
        "/tasks?plan=3&cell=done_on_time", "/tasks?plan=3&cell=done_late",
        "/tasks?plan=3&cell=open_in_time", "/tasks?plan=3&cell=open_overdue",
        "/tasks?plan=3&cell=no_deadline", "/tasks?plan=3&cell=out",
    ]  # fmt: skip


def test_the_denominator_is_said_in_words() -> None:
    figure = words(render("{% four_cells cells %}", cells=CELLS))
    assert "Đúng hạn 75,0%: 9 trên 12 việc đã xong hoặc đã đến hạn." in figure
    assert "Không hạn 3; Tạm hoãn, từ chối, không thực hiện 5" in figure


def test_nothing_due_is_no_rate() -> None:
    assert "chưa tính tỷ lệ" in render("{% four_cells cells %}", cells=FourCells(open_in_time=4))


def test_an_empty_cell_leads_nowhere() -> None:
    figure = render("{% four_cells cells base='/tasks' %}", cells=FourCells(open_overdue=1))
    assert addresses(figure) == ["/tasks?cell=open_overdue"]


def test_squares_have_areas_as_the_numbers() -> None:
    figure = render("{% four_glyph cells %}", cells=FourCells(done_on_time=100, open_overdue=25))
    assert re.findall(r'class="(\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', figure) == [
        ("done_on_time", "0.0", "0.0", "40.0"), ("done_late", "40", "40.0", "0.0"),
        ("open_in_time", "40.0", "40", "0.0"), ("open_overdue", "40", "40", "20.0"),
    ]  # fmt: skip


def test_the_cells_are_a_table_with_heads() -> None:
    figure = render("{% four_cells cells %}", cells=CELLS)
    assert figure.count('scope="col"') == figure.count('scope="row"') == 2
    assert "<caption" in figure


def test_the_very_sentence_opens_its_document() -> None:
    quote = render("{% source_quote text url='/documents/3#m1' place='II.3.a' %}", text="Giao <Sở> chủ trì.")
    assert words(quote) == "Câu gốc Giao &lt;Sở&gt; chủ trì. II.3.a Mở văn bản tại chỗ này"
    assert addresses(quote) == ["/documents/3#m1"]


def test_why_shows_its_inputs() -> None:
    assert words(render("{% why %}<p>Hạn đã qua.</p>{% endwhy %}")) == "Vì sao? Hạn đã qua."


@pytest.mark.parametrize(
    ("now", "said"),
    [
        pytest.param("Sở Tài chính", "Sở Kế hoạch và Đầu tư (nay: Sở Tài chính)", id="another-answers-today"),
        pytest.param("Sở Kế hoạch và Đầu tư", "Sở Kế hoạch và Đầu tư", id="the-same"),
        pytest.param("", "Sở Kế hoạch và Đầu tư", id="not-known"),
    ],
)
def test_a_body_is_named_as_it_was_and_as_it_is(now: str, said: str) -> None:
    assert words(render("{% body_name then now %}", then="Sở Kế hoạch và Đầu tư", now=now)) == said


def test_a_file_has_its_name_and_size() -> None:
    listed = render("{% files lines %}", lines=[FileLine("báo cáo.pdf", "/files/1", 2048, "bản ký")])
    assert words(listed) == "báo cáo.pdf 2,0 KB, bản ký"


def test_six_clear_says_what_is_missing() -> None:
    marks = six_clear(
        "Tăng cường tuyên truyền.", leads=["Sở A"], person=None, due=None, ongoing=True, roles={"Sở A": "lead"},
        product=None, authority="UBND tỉnh",
    )  # fmt: skip
    said = words(render("{% six_clear marks %}", marks=marks))
    assert "chưa rõ người: chưa có người làm" in said
    assert "rõ thời gian" in said


def test_the_way_back() -> None:
    crumbs = render("{% breadcrumbs 'Kế hoạch' '/plans' 'KH 215' '/plans/3' %}")
    assert (words(crumbs), addresses(crumbs)) == ("Kế hoạch KH 215", ["/plans", "/plans/3"])


def test_pages_keep_the_filters() -> None:
    page = Paginator(range(1234), 50).page(2)
    pages = render("{% pagination page %}", "/tasks?body=12&body=13&page=2", page=page)
    assert "51–100 trong 1.234" in pages
    assert addresses(pages)[0] == "?body=12&body=13&page=1"
    assert pages.count("aria-current") == 1


def test_one_page_has_no_page_numbers() -> None:
    assert addresses(render("{% pagination page %}", page=Paginator(range(3), 50).page(1))) == []


def test_an_empty_list_counts_nothing() -> None:
    assert words(render("{% pagination page %}", page=Paginator([], 50).page(1))) == ""


@pytest.mark.parametrize(
    ("path", "order", "leads_to"),
    [
        pytest.param("/tasks?body=3&page=4", 'aria-sort="ascending"', "?body=3&sort=-due", id="the-order-unasked"),
        pytest.param("/tasks?sort=due", 'aria-sort="ascending"', "?sort=-due", id="again-turns-it"),
        pytest.param("/tasks?sort=-due", 'aria-sort="descending"', "?sort=due", id="and-back"),
        pytest.param("/tasks?sort=body", "", "?sort=due", id="another-order"),
    ],
)
def test_a_head_orders_its_table(path: str, order: str, leads_to: str) -> None:
    head = render("{% sort_head 'due' 'Hạn' default='due' %}", path)
    assert addresses(head) == [leads_to]
    assert ("aria-sort" in head) == bool(order)
    assert order in head


def test_a_value_filters_by_itself() -> None:
    assert addresses(render("{% pick 'body' 12 'Sở A' %}", "/tasks?time=overdue&page=3")) == ["?time=overdue&body=12"]


def test_each_filter_in_force_has_its_way_out() -> None:
    in_force = [Chip("body", "12", "Cơ quan", "Sở A"), Chip("body", "13", "Cơ quan", "Sở B")]
    found = addresses(render("{% chips chips %}", "/tasks?body=12&body=13&q=a&page=2", chips=in_force))
    assert [sorted(QueryDict(one[1:]).lists()) for one in found[:2]] == [
        [("body", ["13"]), ("q", ["a"])],
        [("body", ["12"]), ("q", ["a"])],
    ]
    assert found[2] == "/tasks"


def test_no_filter_no_chips() -> None:
    assert render("{% chips chips %}", chips=[]) == ""


def test_the_current_tab_is_told() -> None:
    shown = render(
        "{% tabs tabs 'Các danh sách' %}", tabs=[Tab("Cần tôi", "/", current=True, number=7), Tab("Chờ", "/w")]
    )
    assert words(shown) == "Cần tôi 7 Chờ"
    assert shown.count("aria-current") == 1


def test_an_empty_page_teaches() -> None:
    assert (
        words(render("{% empty 'Chưa có gì' %}<p>Ai đặt gì vào đây.</p>{% endempty %}"))
        == "Chưa có gì Ai đặt gì vào đây."
    )


class ExtendForm(forms.Form):
    due = forms.DateField(label="Hạn mới", help_text="Sau hạn hiện tại.")
    reason = forms.CharField(label="Lý do", required=False)
    urgent = forms.BooleanField(label="Gấp", required=False)
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    version = forms.IntegerField(widget=forms.HiddenInput)


def test_a_field_is_tied_to_its_label_help_and_fault() -> None:
    shown = render("{% field form.due %}", form=ExtendForm({"due": "hôm qua"}))
    assert 'for="id_due"' in shown
    described = re.search(r'aria-describedby="([^"]+)"', shown)
    assert described is not None
    assert all(f'id="{one}"' in shown for one in described[1].split())
    assert 'aria-invalid="true"' in shown


def test_what_need_not_be_filled_says_so() -> None:
    assert words(render("{% field form.reason %}", form=ExtendForm())) == "Lý do (không bắt buộc)"
    assert words(render("{% field form.due %}", form=ExtendForm())) == "Hạn mới Sau hạn hiện tại."


def test_choices_are_a_group_with_a_legend_and_a_hidden_field_is_only_itself() -> None:
    assert "<legend>Loại</legend>" in render("{% field form.kind %}", form=ExtendForm())
    assert render("{% field form.version %}", form=ExtendForm()).startswith('<input type="hidden"')


def test_faults_are_listed_with_ways_to_their_fields() -> None:
    form = ExtendForm({"due": "", "version": "1", "kind": "a"})
    form.add_error(None, "Người khác vừa lưu.")
    shown = render("{% form_errors form %}", form=form)
    assert "Người khác vừa lưu." in shown
    assert addresses(shown) == ["#id_due"]


def test_a_form_without_faults_lists_none() -> None:
    assert render("{% form_errors form %}", form=ExtendForm()) == ""


def test_a_question_is_asked_before_an_act() -> None:
    shown = render("{% confirm '/tasks/3/drop' 'Không thực hiện' 'Chắc chứ?' %}")
    assert 'method="post" action="/tasks/3/drop"' in shown
    assert "csrfmiddlewaretoken" in shown
    assert words(shown) == "Không thực hiện Chắc chứ? Không thực hiện"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("{% pick 'body' 1 word %}", id="pick"),
        pytest.param("{% body_name word %}", id="body-name"),
        pytest.param("{% source_quote word %}", id="quote"),
        pytest.param("{% breadcrumbs word '/x' %}", id="breadcrumbs"),
        pytest.param("{% empty word %}{% endempty %}", id="empty"),
        pytest.param("{% why word %}{% endwhy %}", id="why"),
    ],
)
def test_words_from_outside_are_escaped(source: str) -> None:
    assert "<script>" not in render(source, word="<script>alert(1)</script>")


def test_an_address_that_is_not_there_is_nothing() -> None:
    assert render("{% link_if 'no_such_page' %}") == ""
    assert render("{% link_if 'design_gallery' %}") == "/design"
