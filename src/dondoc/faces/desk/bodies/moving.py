"""What would move on reorganisation day, as ready values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.tasks.affected import Kind, Thing
from dondoc.apps.tasks.reorganisation import BodyPreview, Preview

Word = str | Promise
KIND_WORDS: Mapping[Kind, Word] = {
    Kind.PART: gettext_lazy("phần việc đang làm"),
    Kind.ROLE: gettext_lazy("vai trò của người"),
    Kind.MONITOR: gettext_lazy("kế hoạch theo dõi"),
    Kind.ASSIGNER: gettext_lazy("kế hoạch đã giao"),
    Kind.DOCUMENT: gettext_lazy("văn bản"),
    Kind.DUTY: gettext_lazy("chế độ báo cáo"),
}
UNDECIDED_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Going:
    """Things of one body that go one way."""

    words: str
    name: str
    topic: str
    stays: bool


@dataclass(frozen=True, slots=True)
class Open:
    """A thing of which a person has to say where it goes."""

    key: str
    kind: Word
    text: str
    choices: list[tuple[int, str]]
    chosen: int | None


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One body that gives way."""

    name: str
    words: str
    going: list[Going]
    open: list[Open]


@dataclass(frozen=True, slots=True)
class PreviewLines:
    """The whole day, for a person to look at before it is done."""

    bodies: list[BodyLine]
    total: int
    undecided: int


def preview_lines(preview: Preview, chosen: Mapping[str, int]) -> PreviewLines:
    """The preview in words, the open questions with their choices."""
    bodies = [_body(one, preview.names, chosen) for one in preview.bodies]
    return PreviewLines(bodies, sum(preview.counts.values()), len(preview.undecided))


def _body(one: BodyPreview, names: Mapping[int, str], chosen: Mapping[str, int]) -> BodyLine:
    going = [Going(_counted(way.counts), way.name, way.topic, way.stays) for way in one.destinations]
    return BodyLine(
        name=one.name,
        words=_counted(one.counts) or _("không có gì đang mở"),
        going=going,
        open=[_open(thing, names, chosen) for thing in one.undecided[:UNDECIDED_SHOWN]],
    )


def _counted(counts: Mapping[Kind, int]) -> str:
    return ", ".join(f"{counts[kind]} {word}" for kind, word in KIND_WORDS.items() if counts.get(kind))


def _open(thing: Thing, names: Mapping[int, str], chosen: Mapping[str, int]) -> Open:
    choices = [(pk, name) for pk, name in names.items() if pk != thing.old]
    choices.append((thing.old, _("giữ nguyên")))
    return Open(thing.key, KIND_WORDS[thing.kind], thing.text or str(thing.row), choices, chosen.get(thing.key))
