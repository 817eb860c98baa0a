"""Who signs for whom: the lines above a signature.

A collective body is signed for on its behalf (TM.), by its head or by a deputy for the
head (KT.); where one person leads, the head signs in his own right. By HD 05 a Party
committee is signed for by a deputy secretary without K/T.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II (7); domain notes on documents (§3).

>>> from dondoc.writing.form import load_form
>>> signed_as(Mode.FOR_HEAD, load_form("nd30"), head="Chủ tịch", position="Phó Chủ tịch", collective="Ủy ban nhân dân")
(('TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH'), 'PHÓ CHỦ TỊCH')
>>> signed_as(Mode.FOR_HEAD, load_form("hd05"), head="Bí thư", position="Phó Bí thư", collective="Đảng ủy")
(('T/M ĐẢNG ỦY',), 'PHÓ BÍ THƯ')
>>> signed_as(Mode.OWN, load_form("nd30"), head="Giám đốc", position="")
((), 'GIÁM ĐỐC')
"""

from __future__ import annotations

import enum

from dondoc.writing.form import Form


class Mode(enum.StrEnum):
    """How the signer signs."""

    OWN = "own"  # the head, in his own right or on behalf of the collective
    FOR_HEAD = "for_head"  # KT.
    BY_ORDER = "by_order"  # TL.
    BY_DELEGATION = "by_delegation"  # TUQ.
    ACTING = "acting"  # Q.


def signed_as(mode: Mode, form: Form, *, head: str, position: str, collective: str = "") -> tuple[tuple[str, ...], str]:
    """The lines of authority and the position. `head` is what the head is called, `position` what the signer is."""
    head, position, words = head.upper(), position.upper(), form.words
    behalf = (f"{words['on_behalf']} {collective.upper()}",) if collective else ()
    if mode is Mode.OWN:
        return behalf, head or position
    if mode is Mode.ACTING:
        return behalf, f"{words['acting']} {head}"
    if mode is Mode.FOR_HEAD:
        if form.party and collective:
            return behalf, position
        return (*behalf, f"{words['for_head']} {head}"), position
    word = words["by_order" if mode is Mode.BY_ORDER else "by_delegation"]
    return (f"{word} {head}",), position
