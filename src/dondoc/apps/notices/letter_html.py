"""The HTML of a letter: one column of 600 px, tables and inline styles, as programs for mail understand them.

No pictures, no fonts, no script: nothing is fetched when it is read. Paper and ink are both said, so
that programs that turn letters dark turn both or none. Built here and not in a template:
inline styles are what the pages must not have, and a thousand letters are written at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.apps.notices.kinds import Kind

PAPER, INK, SOFT, EDGE, ACCENT, RED = "#fffefb", "#23211d", "#5c574e", "#d9d2c3", "#1c4266", "#a3231b"
_FONT = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
_COLOURS = {Kind.OVERDUE: RED, Kind.ESCALATED: RED}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing: what to do, the thing with its link, how it stands, what somebody said."""

    act: str
    thing: str
    url: str
    facts: str
    note: str


@dataclass(frozen=True, slots=True)
class Section:
    """The things of one kind."""

    kind: Kind
    word: str
    count: int
    intro: str
    rows: tuple[Row, ...]
    more: str


def page_of(
    *, language: str, title: str, heading: str, name: str, sections: Iterable[Section], desk: str, stop: str
) -> str:
    """The whole letter as one HTML document."""
    return format_html(
        '<!doctype html><html lang="{}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light only"><meta name="supported-color-schemes" content="light">'
        "<title>{}</title></head>"
        '<body style="margin:0;padding:0;background:{paper};{font}">'
        '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="{paper}"><tr>'
        '<td align="center" style="padding:16px 12px">'
        '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'
        ' style="max-width:600px;text-align:left;font-size:16px;line-height:1.5;color:{ink};{font}">'
        '<tr><td style="padding:0 0 12px;border-bottom:2px solid {accent}">'
        '<div style="font-size:14px;color:{soft}">{brand}</div>'
        '<h1 style="margin:2px 0 0;font-size:20px;line-height:1.35;font-weight:600">{heading}</h1>'
        '<div style="font-size:14px;color:{soft}">{name}</div></td></tr>'
        '{sections}<tr><td style="padding:20px 0 8px"><a href="{desk}" style="display:inline-block;padding:10px 18px;'
        'background:{accent};color:#ffffff;text-decoration:none;border-radius:3px;font-weight:600">{open}</a></td></tr>'
        '<tr><td style="padding:12px 0 0;border-top:1px solid {edge};font-size:13px;color:{soft}">{auto} '
        '<a href="{stop}" style="color:{soft}">{choose}</a></td></tr>'
        "</table></td></tr></table></body></html>",
        language,
        title,
        font=SafeString(_FONT),
        brand="Đôn Đốc",
        paper=PAPER,
        ink=INK,
        soft=SOFT,
        edge=EDGE,
        accent=ACCENT,
        heading=heading,
        name=name,
        sections=format_html_join("", "{}", ((_section(section),) for section in sections)),
        desk=desk,
        open=_("Mở việc của bạn"),
        auto=_("Thư tự động, mỗi ngày nhiều nhất một thư."),
        stop=stop,
        choose=_("Chọn loại thư nhận"),
    )


def _section(section: Section) -> SafeString:
    intro = format_html('<p style="margin:0 0 4px">{}</p>', section.intro) if section.intro else ""
    more = format_html('<p style="margin:8px 0 0;color:{}">… {}</p>', SOFT, section.more) if section.more else ""
    return format_html(
        '<tr><td style="padding:20px 0 0"><h2 style="margin:0 0 4px;font-size:17px;line-height:1.4;font-weight:600;'
        'color:{}">{} ({})</h2>{}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">'
        "{}</table>{}</td></tr>",
        _COLOURS.get(section.kind, INK),
        section.word,
        section.count,
        intro,
        format_html_join("", "{}", ((_row(row),) for row in section.rows)),
        more,
    )


def _row(row: Row) -> SafeString:
    act = format_html("<b>{}</b>: ", row.act) if row.act else ""
    facts = format_html('<div style="font-size:14px;color:{}">{}</div>', SOFT, row.facts) if row.facts else ""
    note = format_html('<div style="font-size:14px">{}</div>', row.note) if row.note else ""
    return format_html(
        '<tr><td style="padding:8px 0;border-bottom:1px solid {};word-break:break-word">{}'
        '<a href="{}" style="color:{};text-decoration:underline">{}</a>{}{}</td></tr>',
        EDGE,
        act,
        row.url,
        ACCENT,
        row.thing,
        facts,
        note,
    )
