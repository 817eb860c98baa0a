"""How facts are written in letters: plans as they are cited, days, numbers, shares."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from dondoc.apps.plans.models import Plan
from dondoc.writing import Form
from dondoc.writing.lines import day_in_text

_LONGEST_CITED = 2


def plan_facts(plan: Plan) -> dict[str, Any]:
    """What citing a plan takes; its document comes with `select_related`."""
    document = plan.document
    return {
        "plan": plan.pk,
        "short": plan.short_name or plan.name,
        "kind": document.kind,
        "number": document.number,
        "issuer": document.issuer,
        "day": plan.issued_on.isoformat(),
        "title": plan.name,
    }


def cited(plan: dict[str, Any], form: Form) -> str:
    """«Kế hoạch số 215/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh»."""
    if not plan["number"] or not plan["kind"]:
        return str(plan["short"])
    facts = {"kind": plan["kind"], "number": plan["number"], "day": day_words(plan["day"]), "issuer": plan["issuer"]}
    whole = form.words["cited"].format(**facts)
    return whole if plan["issuer"] else whole.rsplit(" ", 2)[0]


def cited_in_cell(plan: dict[str, Any], form: Form, path: str = "") -> str:
    """The same in a narrow cell, in lines where it may break."""
    if not plan["number"] or not plan["kind"]:
        return str(plan["short"])
    before, number, after = cited({**plan, "issuer": ""}, form).partition(str(plan["number"]))
    comma = "," if after.startswith(",") else ""
    lines = [before.strip(), number + comma, after.lstrip(", ")]
    return "\n".join(line for line in lines if line) + (f"\n({path})" if path else "")


def several_cited(plans: Iterable[dict[str, Any]], form: Form, otherwise: str) -> str:
    """One or two plans by name; more in a word for all."""
    named = [cited(plan, form) for plan in plans]
    return "; ".join(named) if len(named) <= _LONGEST_CITED else otherwise


def in_sentence(title: str) -> str:
    """A title inside a sentence begins with a small letter, unless its first word is an abbreviation.

    >>> in_sentence("Phát triển khoa học"), in_sentence("KH&CN năm 2026")
    ('phát triển khoa học', 'KH&CN năm 2026')
    """
    title = title.strip().rstrip(".")
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def day_words(iso: str) -> str:
    """«05/01/2026»; empty for no day."""
    return day_in_text(date.fromisoformat(iso)) if iso else ""


def count_words(number: int) -> str:
    """«03», «12», «1.250»: numbers below 10 with a nought, as offices write them in sentences."""
    return f"{number:02}" if 0 < number < 10 else f"{number:,}".replace(",", ".")


def share_words(part: int, whole: int, otherwise: str) -> str:
    """«68,4%»; nothing due is no share."""
    return f"{100 * part / whole:.1f}".replace(".", ",") + "%" if whole else otherwise


def rate_words(part: int, whole: int, otherwise: str) -> str:
    """«13/19 (68,4%)»: with its denominator."""
    return f"{part}/{whole}\n({share_words(part, whole, otherwise)})" if whole else otherwise


def tidy(text: str) -> str:
    """The words of a task in a cell: one paragraph, without the mark that ended the item."""
    return " ".join(text.split()).rstrip(";. ")
