"""Bodies, groups and positions in a row: where an entry begins and ends, and what names nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.model import BodyKind
from dondoc.reading.recognise.bodies import parse_bodies, spell_out, starts_body

PIECES = (
    "Sở", "Sở Tài chính", "các sở", "Các", "ngành", "UBND", "UBND các huyện", "và", ",", ";", "Giám đốc các Sở:", "Nội vụ",
    "Bộ", "chủ trì", "phối hợp với", "Khoa học và Công nghệ", "Văn hóa, Thể thao", "Đ/c", "(", ")", "-", "–", "/", "&", ".",
    ":", "tại", "Điều 2", "được giao", "liên quan", "rà soát", "có", "12", "Ban", "Hội", "xã", "", "  ", "Trung tâm",
)  # fmt: skip


def names(text: str, *, loose: bool = False, small: bool = False) -> list[str]:
    return [body.name for body in parse_bodies(text, loose=loose, small=small).bodies]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("Sở Tài chính rà soát quy định", ["Sở Tài chính"], id="ended-by-a-verb"),
        pytest.param("Sở Tài chính chủ trì, phối hợp với", ["Sở Tài chính"], id="ended-by-its-role"),
        pytest.param("Sở Tài chính có trách nhiệm", ["Sở Tài chính"], id="ended-by-its-duty"),
        pytest.param("Sở Tài chính căn cứ dự toán", ["Sở Tài chính"], id="ended-by-a-basis"),
        pytest.param("Sở Tài chính; Sở Nội vụ.", ["Sở Tài chính", "Sở Nội vụ"], id="semicolon"),
        pytest.param("Sở Tài chính và Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"], id="joined-by-and"),
        pytest.param("Sở Tài chính cùng với Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"], id="joined-by-with"),
        pytest.param("Sở Tài chính/Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"], id="stroke-of-a-cell"),
        pytest.param("Sở Tài chính, Nội vụ, Y tế", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"], id="head-said-once"),
        pytest.param(
            "Sở Tài chính, Công an tỉnh", ["Sở Tài chính", "Công an tỉnh"], id="police-are-no-department-of-a-province"
        ),
        pytest.param(
            "các Sở: Tài chính, Nội vụ và Y tế", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"], id="head-before-a-colon"
        ),
        pytest.param(
            "Các Bộ: Tài chính, Khoa học và Công nghệ rà soát",
            ["Bộ Tài chính", "Bộ Khoa học và Công nghệ"],
            id="ministries-before-a-colon",
        ),
        pytest.param(
            "Giám đốc các Sở: Tài chính, Xây dựng",
            ["Giám đốc Sở Tài chính", "Giám đốc Sở Xây dựng"],
            id="position-shared-by-all",
        ),
        pytest.param("Sở Khoa học và Công nghệ tham mưu", ["Sở Khoa học và Công nghệ"], id="and-inside-a-name"),
        pytest.param(
            "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"],
            id="comma-inside-a-name",
        ),
        pytest.param(
            "Sở Nông nghiệp và Phát triển nông thôn xây dựng mô hình",
            ["Sở Nông nghiệp và Phát triển nông thôn"],
            id="name-ended-by-a-verb-that-names-a-department-too",
        ),
        pytest.param(
            "Sở Lao động - Thương binh và Xã hội", ["Sở Lao động - Thương binh và Xã hội"], id="dash-inside-a-name"
        ),
        pytest.param(
            "Vụ Kế hoạch, Tài chính và Quản lý doanh nghiệp",
            ["Vụ Kế hoạch, Tài chính và Quản lý doanh nghiệp"],
            id="series-inside-a-name",
        ),
        pytest.param(
            "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh tổ chức",
            ["Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh"],
            id="union-with-a-group-in-its-name",
        ),
        pytest.param(
            "Đài Phát thanh và Truyền hình tỉnh tuyên truyền",
            ["Đài Phát thanh và Truyền hình tỉnh"],
            id="broadcaster",
        ),
        pytest.param(
            "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
            ["Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh"],
            id="one-office-of-two-bodies",
        ),
        pytest.param(
            "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ chủ trì",
            ["Trung tâm Ứng dụng tiến bộ khoa học và công nghệ"],
            id="name-that-says-its-work",
        ),
        pytest.param("Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh", ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"], id="forces"),
        pytest.param("Tỉnh đoàn Sơn Hải phát động", ["Tỉnh đoàn Sơn Hải"], id="youth-union"),
        pytest.param("Trường Đại học Sơn Hải nghiên cứu", ["Trường Đại học Sơn Hải"], id="university"),
        pytest.param("Ngân hàng Nhà nước chi nhánh tỉnh", ["Ngân hàng Nhà nước chi nhánh tỉnh"], id="branch-of-a-bank"),
        pytest.param(
            "Ủy ban nhân dân tỉnh Sơn Hải ban hành", ["Ủy ban nhân dân tỉnh Sơn Hải"], id="committee-with-its-province"
        ),
        pytest.param("UBND tỉnh giao", ["Ủy ban nhân dân tỉnh"], id="abbreviated-committee"),
        pytest.param("Uỷ ban nhân dân tỉnh", ["Ủy ban nhân dân tỉnh"], id="tone-in-the-new-place"),
        pytest.param(
            "Sở KH&CN, Sở TT&TT", ["Sở Khoa học và Công nghệ", "Sở Thông tin và Truyền thông"], id="ampersands"
        ),
        pytest.param("Sở KH-CN; Sở GD-ĐT", ["Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo"], id="hyphens"),
        pytest.param("SKHCN, STC", ["Sở Khoa học và Công nghệ", "Sở Tài chính"], id="initials-of-a-table"),
        pytest.param("Sở VHTTDL", ["Sở Văn hóa, Thể thao và Du lịch"], id="initials-with-a-comma-in-them"),
        pytest.param("Các sở, ngành, địa phương", ["các sở, ngành, địa phương"], id="list-inside-one-group"),
        pytest.param(
            "Các sở, ban, ngành tỉnh; UBND các xã, phường, đặc khu",
            ["các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường, đặc khu"],
            id="two-groups",
        ),
        pytest.param(
            "các sở, ngành và UBND các huyện", ["các sở, ngành", "Ủy ban nhân dân các huyện"], id="group-and-committees"
        ),
        pytest.param(
            "các cơ quan, đơn vị có liên quan rà soát", ["các cơ quan, đơn vị có liên quan"], id="concerned-is-kept"
        ),
        pytest.param("Các sở, ngành các huyện, thành phố", ["các sở, ngành", "các huyện, thành phố"], id="new-các"),
        pytest.param(
            "UBND các huyện, thị xã, thành phố tổ chức triển khai",
            ["Ủy ban nhân dân các huyện, thị xã, thành phố"],
            id="committees-of-a-level",
        ),
        pytest.param("UBND cấp huyện bố trí kinh phí", ["Ủy ban nhân dân cấp huyện"], id="level"),
        pytest.param(
            "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã",
            ["Thủ trưởng các sở, ban, ngành", "Chủ tịch Ủy ban nhân dân các xã"],
            id="heads-of-groups",
        ),
        pytest.param("Một số doanh nghiệp công nghệ", ["một số doanh nghiệp công nghệ"], id="some"),
        pytest.param(
            "Đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh",
            ["Đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh"],
            id="person-by-position",
        ),
        pytest.param("Chánh Văn phòng UBND tỉnh", ["Chánh Văn phòng Ủy ban nhân dân tỉnh"], id="head-of-the-office"),
        pytest.param("Ban Tuyên giáo và Dân vận Tỉnh ủy", ["Ban Tuyên giáo và Dân vận Tỉnh ủy"], id="party-body"),
        pytest.param(
            "Hội Nông dân tỉnh, Hội Liên hiệp Phụ nữ tỉnh",
            ["Hội Nông dân tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"],
            id="associations",
        ),
        pytest.param(
            "Sở Tài chính (cơ quan thường trực), Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"], id="words-in-brackets"
        ),
        pytest.param(
            "Cục Thống kê, Chi cục Thuế khu vực II",
            ["Cục Thống kê", "Chi cục Thuế khu vực II"],
            id="branches-of-the-state",
        ),
        pytest.param(
            "các viện nghiên cứu, trường đại học đề xuất",
            ["các viện nghiên cứu, trường đại học"],
            id="verb-that-belongs-to-the-noun-before-it",
        ),
        pytest.param(
            "các sở: Tài chính, Nội vụ; UBND các xã",
            ["Sở Tài chính", "Sở Nội vụ", "Ủy ban nhân dân các xã"],
            id="committees-behind-a-shared-head-get-none-of-it",
        ),
        pytest.param(
            "Các sở Tài chính, Xây dựng, Công an tỉnh và UBND các xã",
            ["Sở Tài chính", "Sở Xây dựng", "Công an tỉnh", "Ủy ban nhân dân các xã"],
            id="police-behind-a-shared-head",
        ),
        pytest.param(
            "Sở Nông nghiệp & PTNT; Sở VH, TT&DL",
            ["Sở Nông nghiệp và Phát triển nông thôn", "Sở Văn hóa, Thể thao và Du lịch"],
            id="abbreviations-with-blanks-in-them",
        ),
        pytest.param(
            "Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh, Sở Y tế",
            ["Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh", "Sở Y tế"],
            id="board-of-zones-is-one-body",
        ),
        pytest.param(
            "Ban Chỉ đạo chuyển đổi số tỉnh theo dõi", ["Ban Chỉ đạo chuyển đổi số tỉnh"], id="field-that-is-a-verb"
        ),
        pytest.param(
            "Cấp ủy, chính quyền, các tổ chức chính trị - xã hội các cấp quán triệt",
            ["Cấp ủy", "chính quyền", "các tổ chức chính trị - xã hội các cấp"],
            id="levels-are-no-group-of-their-own",
        ),
        pytest.param(
            "các ban cán sự đảng, đảng đoàn các cấp ủy trong tỉnh",
            ["các ban cán sự đảng, đảng đoàn", "các cấp ủy trong tỉnh"],
            id="committees-of-all-levels-are",
        ),
        pytest.param(
            "các cơ quan truyền thông tăng cường", ["các cơ quan truyền thông"], id="field-that-is-a-verb-elsewhere"
        ),
    ],
)
def test_row_of_bodies_is_read(text: str, bodies: list[str]) -> None:
    assert names(text) == bodies


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tổ chức hội nghị", id="to-hold-is-no-team"),
        pytest.param("Hội nhập quốc tế", id="integration-is-no-association"),
        pytest.param("Hội nghị tổng kết", id="a-conference"),
        pytest.param("Báo cáo kết quả", id="to-report-is-no-newspaper"),
        pytest.param("Bộ tiêu chí đánh giá", id="a-set-is-no-ministry"),
        pytest.param("Bộ máy hành chính", id="machinery"),
        pytest.param("Ban hành quy chế", id="to-issue-is-no-board"),
        pytest.param("Đoàn kết nội bộ", id="unity-is-no-union"),
        pytest.param("Phòng, chống tội phạm", id="prevention-is-no-office"),
        pytest.param("Phòng thí nghiệm trọng điểm", id="laboratory"),
        pytest.param("Chính quyền số", id="digital-government"),
        pytest.param("Ngân hàng dữ liệu", id="a-bank-of-data"),
        pytest.param("Nhóm nhiệm vụ, giải pháp", id="a-group-of-tasks"),
        pytest.param("Trường hợp có vướng mắc", id="a-case-is-no-school"),
        pytest.param("Khoa học và công nghệ là động lực", id="science-is-no-faculty"),
        pytest.param("Đơn giản hóa thủ tục", id="to-simplify"),
        pytest.param("Quỹ đất công nghiệp", id="land"),
        pytest.param("Thanh tra, kiểm tra việc chấp hành", id="to-inspect"),
        pytest.param("Viện trợ không hoàn lại", id="aid-is-no-institute"),
        pytest.param("các nhiệm vụ, giải pháp", id="the-tasks"),
        pytest.param("Các chỉ tiêu chủ yếu", id="the-targets"),
        pytest.param("các cơ chế, chính sách", id="a-small-word-that-begins-like-one"),
        pytest.param("cơ sở dữ liệu", id="small-letters"),
        pytest.param("rà soát quy định của Sở Tài chính", id="named-further-on"),
        pytest.param("", id="nothing"),
        pytest.param("   ", id="blanks"),
    ],
)
def test_what_names_nobody_gives_nobody(text: str) -> None:
    assert names(text) == []
    assert not starts_body(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Sở Tài chính", BodyKind.BODY, id="body"),
        pytest.param("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", BodyKind.BODY, id="body-with-các-in-its-name"),
        pytest.param("Ban Quản lý các khu công nghiệp", BodyKind.BODY, id="board-of-the-industrial-zones"),
        pytest.param("các sở, ngành", BodyKind.GROUP, id="group"),
        pytest.param("UBND các xã", BodyKind.GROUP, id="committees"),
        pytest.param("UBND cấp xã", BodyKind.GROUP, id="level"),
        pytest.param("Giám đốc Sở Tài chính", BodyKind.POSITION, id="position"),
        pytest.param("Thủ trưởng các cơ quan", BodyKind.POSITION, id="positions"),
        pytest.param("Đồng chí Bí thư Tỉnh ủy", BodyKind.POSITION, id="comrade"),
    ],
)
def test_kind_of_a_body_is_told(text: str, kind: BodyKind) -> None:
    (body,) = parse_bodies(text).bodies
    assert body.kind is kind


@pytest.mark.parametrize(
    ("value", "bodies"),
    [
        pytest.param("Vinasa Sơn Hải", ["Vinasa Sơn Hải"], id="unknown-name-as-it-is-written"),
        pytest.param("Sở Y tế, Vinasa", ["Sở Y tế", "Vinasa"], id="unknown-behind-a-known-one"),
        pytest.param("đơn vị tư vấn", ["đơn vị tư vấn"], id="small-letters"),
        pytest.param("12", [], id="figures-name-nobody"),
        pytest.param("-", [], id="an-empty-cell"),
    ],
)
def test_where_nothing_but_bodies_stands_any_name_is_taken(value: str, bodies: list[str]) -> None:
    assert names(value, loose=True) == bodies


def test_row_begins_with_a_small_letter_only_where_it_may() -> None:
    assert names("đơn vị tuyến tỉnh rà soát") == []
    assert names("đơn vị tuyến tỉnh rà soát", small=True) == ["đơn vị tuyến tỉnh"]


def test_spans_are_moved_by_the_offset_and_hold_the_written_words() -> None:
    text = "Giao Sở KH&CN, các sở, ngành rà soát"
    found = parse_bodies(text, len("Giao "), offset=100)
    spans = [body.span for body in found.bodies if body.span]
    assert [text[span.start - 100 : span.end - 100] for span in spans] == ["Sở KH&CN", "các sở, ngành"]
    assert found.end == text.index(" rà soát")


@pytest.mark.parametrize(
    ("written", "full"),
    [
        pytest.param("UBND  tỉnh", "Ủy ban nhân dân tỉnh", id="blanks-fold"),
        pytest.param("Các Sở", "các Sở", id="group-in-small-letters"),
        pytest.param("Tất cả các sở", "tất cả các sở", id="all"),
        pytest.param("VP UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh", id="longest-abbreviation-first"),
        pytest.param("Sở Tài chính;", "Sở Tài chính", id="sign-behind"),
        pytest.param("KHCNVN", "KHCNVN", id="abbreviation-inside-another-word"),
    ],
)
def test_abbreviations_are_spelt_out(written: str, full: str) -> None:
    assert spell_out(written) == full


@given(st.lists(st.sampled_from(PIECES), max_size=16).map(" ".join), st.booleans(), st.booleans())
def test_spans_of_any_row_lie_in_the_text_and_ascend(text: str, loose: bool, small: bool) -> None:
    found = parse_bodies(text, loose=loose, small=small)
    end = 0
    for body in found.bodies:
        assert body.name
        assert body.span is not None
        assert end <= body.span.start < body.span.end <= len(text)
        end = body.span.end
    assert end <= max(found.end, end) <= len(text)


@given(st.text(max_size=60), st.integers(0, 60), st.booleans())
def test_any_text_is_read_from_any_place(text: str, start: int, loose: bool) -> None:
    found = parse_bodies(text, min(start, len(text)), loose=loose)
    assert all(body.span and text[body.span.start : body.span.end].strip() for body in found.bodies)
