"""What stands in the workbook: the columns and rows of each sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dondoc.language import _
from dondoc.reading.export import phrases, words
from dondoc.reading.export.xlsx.sheet import Column, Kind, Sheet
from dondoc.reading.model import Confidence, Reading


def sheets(reading: Reading, name: str) -> Iterator[Sheet]:
    """The sheets of a reading, in the order in which an official asks for them."""
    finder = phrases.Finder(reading)
    yield _tasks(reading, finder)
    yield _targets(reading, finder)
    yield _reporting(reading, finder)
    yield _references(reading, finder)
    yield _warnings(reading, finder)
    yield _facts(reading, name)


def _tasks(reading: Reading, finder: phrases.Finder) -> Sheet:
    columns = (
        Column(_("TT"), 5, Kind.COUNT),
        Column(_("Mục"), 9),
        Column(_("Nội dung nhiệm vụ"), 52),
        Column(_("Cơ quan chủ trì"), 20),
        Column(_("Cơ quan phối hợp"), 22),
        Column(_("Thời hạn"), 18),
        Column(_("Hạn"), 12, Kind.DAY),
        Column(_("Chu kỳ"), 10),
        Column(_("Sản phẩm"), 20),
        Column(_("Cần xem lại"), 22),
        Column(_("Vị trí"), 16),
    )
    kinds, periods = words.deadline_types(), words.periods()
    rows = [
        (
            number,
            task.path,
            task.text,
            phrases.names(task.lead),
            phrases.names(task.coordinate),
            task.deadline.text or words.word(kinds, task.deadline.type.value),
            phrases.day_of(task.deadline.due) or phrases.day_words(task.deadline.due),
            words.word(periods, task.deadline.recurrence),
            task.product,
            _review(task.confidence),
            finder.words(task.span),
        )
        for number, task in enumerate(reading.tasks, 1)
    ]
    doubtful = _doubtful(task.confidence for task in reading.tasks)
    summary = _("{n} nhiệm vụ, {m} cần xem lại.").format(n=len(rows), m=len(doubtful))
    return Sheet(_("Nhiệm vụ"), summary, columns, rows, doubtful, _("Văn bản này không giao nhiệm vụ nào."))


def _targets(reading: Reading, finder: phrases.Finder) -> Sheet:
    columns = (
        Column(_("TT"), 5, Kind.COUNT),
        Column(_("Mục"), 9),
        Column(_("Nội dung chỉ tiêu"), 60),
        Column(_("So sánh"), 13),
        Column(_("Trị số"), 13, Kind.NUMBER),
        Column(_("Đơn vị tính"), 16),
        Column(_("Đến"), 12, Kind.COUNT),
        Column(_("Kỳ"), 11),
        Column(_("So với"), 24),
        Column(_("Cần xem lại"), 22),
        Column(_("Vị trí"), 16),
    )
    comparators, periods = words.comparators(), words.periods()
    rows = [
        (
            number,
            target.path,
            target.text,
            words.word(comparators, target.comparator),
            " – ".join(map(phrases.number_words, target.value)) if isinstance(target.value, tuple) else target.value,
            target.unit,
            phrases.day_words(target.by),
            words.word(periods, target.period),
            target.baseline,
            _review(target.confidence),
            finder.words(target.span),
        )
        for number, target in enumerate(reading.targets, 1)
    ]
    doubtful = _doubtful(target.confidence for target in reading.targets)
    summary = _("{n} chỉ tiêu, {m} cần xem lại.").format(n=len(rows), m=len(doubtful))
    return Sheet(_("Chỉ tiêu"), summary, columns, rows, doubtful, _("Văn bản này không nêu chỉ tiêu nào."))


def _reporting(reading: Reading, finder: phrases.Finder) -> Sheet:
    columns = (
        Column(_("TT"), 5, Kind.COUNT),
        Column(_("Mục"), 9),
        Column(_("Cơ quan báo cáo"), 26),
        Column(_("Báo cáo gửi"), 22),
        Column(_("Qua"), 22),
        Column(_("Kỳ"), 14),
        Column(_("Ngày"), 14, Kind.DAY),
        Column(_("Đột xuất"), 10, Kind.COUNT),
        Column(_("Câu gốc"), 55),
        Column(_("Cần xem lại"), 22),
        Column(_("Vị trí"), 16),
    )
    periods = words.periods()
    rows = [
        (
            number,
            duty.path,
            phrases.names(duty.who),
            duty.to,
            duty.via,
            words.word(periods, duty.frequency),
            (phrases.day_of(duty.due) if not duty.dates else None) or phrases.due_words(duty),
            _("có") if duty.ad_hoc else "",
            duty.text,
            _review(duty.confidence),
            finder.words(duty.span),
        )
        for number, duty in enumerate(reading.reporting, 1)
    ]
    doubtful = _doubtful(duty.confidence for duty in reading.reporting)
    summary = _("{n} chế độ báo cáo, {m} cần xem lại.").format(n=len(rows), m=len(doubtful))
    return Sheet(_("Báo cáo"), summary, columns, rows, doubtful, _("Văn bản này không quy định chế độ báo cáo nào."))


def _references(reading: Reading, finder: phrases.Finder) -> Sheet:
    columns = (
        Column(_("TT"), 5, Kind.COUNT),
        Column(_("Loại văn bản"), 18),
        Column(_("Số, ký hiệu"), 20),
        Column(_("Ngày ban hành"), 14, Kind.DAY),
        Column(_("Cơ quan ban hành"), 34),
        Column(_("Quan hệ"), 22),
        Column(_("Trích yếu"), 50),
        Column(_("Số lần nhắc"), 9, Kind.COUNT),
        Column(_("Vị trí đầu"), 18),
    )
    relations = words.relations()
    rows = [
        (
            number,
            cited.kind,
            cited.number,
            phrases.day_of(cited.issued_on) or phrases.day_words(cited.issued_on),
            cited.issuer,
            words.word(relations, cited.relation),
            cited.title,
            len(cited.mentions),
            finder.words(cited.mentions[0] if cited.mentions else None),
        )
        for number, cited in enumerate(reading.references, 1)
    ]
    summary = _("{n} văn bản được viện dẫn.").format(n=len(rows))
    return Sheet(_("Viện dẫn"), summary, columns, rows, empty=_("Văn bản này không viện dẫn văn bản nào."))


def _warnings(reading: Reading, finder: phrases.Finder) -> Sheet:
    columns = (
        Column(_("TT"), 5, Kind.COUNT),
        Column(_("Mục"), 12),
        Column(_("Cần làm gì"), 55),
        Column(_("Chữ trong văn bản"), 45),
        Column(_("Đề xuất"), 22),
        Column(_("Vị trí"), 18),
    )
    table = words.warnings()
    rows = [
        (
            number,
            "; ".join(warning.paths) or warning.path,
            words.word(table, warning.code),
            warning.text,
            phrases.day_words(warning.suggestion),
            finder.words(warning.span),
        )
        for number, warning in enumerate(reading.warnings, 1)
    ]
    summary = _("{n} cảnh báo cần xem lại.").format(n=len(rows))
    return Sheet(_("Cảnh báo"), summary, columns, rows, empty=_("Không có chỗ nào cần cảnh báo."))


def _facts(reading: Reading, name: str) -> Sheet:
    columns = (Column(_("Mục thông tin"), 24), Column(_("Nội dung"), 90), Column(_("Cần xem lại"), 36))
    rows = phrases.facts_table(reading, name)
    doubtful = frozenset(index for index, row in enumerate(rows) if row[2])
    return Sheet(_("Văn bản"), _("Thông tin về văn bản."), columns, rows, doubtful)


def _review(confidence: Mapping[str, Confidence]) -> str:
    return "\n".join(phrases.doubts(confidence))


def _doubtful(confidences: Iterable[Mapping[str, Confidence]]) -> frozenset[int]:
    return frozenset(index for index, each in enumerate(confidences) if phrases.is_doubtful(each))
