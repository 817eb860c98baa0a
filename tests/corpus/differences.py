"""What a reading lacks, or has too much, against the gold that was written by hand.

The rules are those of the plan format's own scoring: words are compared without case,
punctuation, old or new tone placement; a task is found by four fifths of its words, a
target by its number and three fifths. Every difference comes back as one line of words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any

Plan = dict[str, Any]

_TASK, _TARGET = 0.8, 0.6
_TONES = (
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
)


def folded(words: object) -> str:
    """Words as two careful people may both write them."""
    text = unicodedata.normalize("NFC", str(words or "")).casefold()
    for old, new in _TONES:
        text = text.replace(old, new)
    text = re.sub(r"\bubnd\b", "ủy ban nhân dân", text)
    return re.sub(r"[^\w%/]+", " ", text).strip()


def likeness(one: object, other: object) -> float:
    """How much of two texts is the same, from 0 to 1, by their words whatever the order."""
    a, b = folded(one).split(), folded(other).split()
    return 2 * sum((Counter(a) & Counter(b)).values()) / (len(a) + len(b)) if a and b else 0.0


def differing_tasks(gold: Plan, found: Plan) -> list[str]:
    """Tasks that are missing, invented, or wrong in path, lead, coordinate, deadline or product."""
    pairs, missing, extra = _paired(gold["tasks"], found["tasks"], _task_likeness, _TASK)
    out = [f"missing {task['path']}: {task['text']}" for task in missing]
    out += [f"invented {task['path']}: {task['text']}" for task in extra]
    for right, read in pairs:
        out += [f"{right['path']} {words}" for words in _task_faults(right, read)]
    return out


def _task_likeness(right: Plan, read: Plan) -> float:
    alike = likeness(right["text"], read["text"])
    return alike + 0.001 * (right["path"] == read["path"]) if alike >= _TASK else 0.0


def _task_faults(right: Plan, read: Plan) -> list[str]:
    faults = []
    for key in ("lead", "coordinate"):
        if _bodies(right[key]) != _bodies(read[key]):
            faults.append(f"{key}: {right[key]} / {read[key]}")
    for key in ("type", "due", "recurrence"):
        accepted = [right["deadline"][key], *right["deadline"].get(f"also_accept_{key}", ())]
        if read["deadline"][key] not in accepted:
            faults.append(f"deadline {key}: {right['deadline'][key]} / {read['deadline'][key]}")
    if right["path"] != read["path"]:
        faults.append(f"path: {read['path']}")
    if folded(right["product"]) != folded(read["product"]):
        faults.append(f"product: {right['product']} / {read['product']}")
    return faults


def _bodies(names: Sequence[str]) -> set[str]:
    return {re.sub(r"^các ", "", folded(name)) for name in names}


def differing_targets(gold: Plan, found: Plan) -> list[str]:
    """Targets that are missing, invented, or wrong in comparator, year or period; optional ones may be either way."""
    pairs, missing, extra = _paired(gold["targets"], found["targets"], _target_likeness, _TARGET)
    out = [f"missing {target['path']}: {target['text']}" for target in missing if not target.get("optional")]
    out += [f"invented {target['path']}: {target['text']}" for target in extra]
    for right, read in pairs:
        for key in ("comparator", "by", "period", "path"):
            if right[key] != read[key] and not right.get("optional"):
                out.append(f"{right['path']} {key}: {right[key]} / {read[key]}")
    return out


def _target_likeness(right: Plan, read: Plan) -> float:
    same = right["value"] == read["value"]
    return likeness(right["text"], read["text"]) + 0.001 * (right["by"] == read["by"]) if same else 0.0


def differing_duties(gold: Plan, found: Plan) -> list[str]:
    """Standing duties to report: who, to whom, through whom, how often, by when. `ad_hoc` ones may be there or not."""

    def facts(duty: Plan) -> tuple[object, ...]:
        who = tuple(sorted(_bodies(duty["who"])))
        return (who, folded(duty["to"]), folded(duty["via"]), duty["frequency"], duty["due"], duty["ad_hoc"])

    right = Counter(facts(duty) for duty in gold["reporting"])
    read = Counter(facts(duty) for duty in found["reporting"] if duty["frequency"] != "ad_hoc")
    return [f"missing {fact}" for fact in right - read] + [f"invented {fact}" for fact in read - right]


def differing_references(gold: Plan, found: Plan) -> list[str]:
    """Documents cited by number, with the day of each; those marked optional may be there or not."""

    def facts(reference: Plan) -> tuple[str, object]:
        return (folded(reference["number"]).replace(" ", ""), reference["issued_on"])

    firm = {facts(reference) for reference in gold["references"] if not reference.get("optional")}
    optional = {facts(reference) for reference in gold["references"] if reference.get("optional")}
    read = {facts(reference) for reference in found["references"] if reference["number"]}
    return [f"missing {fact}" for fact in firm - read] + [f"invented {fact}" for fact in read - firm - optional]


def differing_facts(gold: Plan, found: Plan) -> list[str]:
    """The document's own fields, signer and recipients included."""
    right, read = gold["document"], found["document"]
    keys = ("kind", "number", "issuer", "place", "issued_on")
    out = [f"{key}: {right[key]} / {read[key]}" for key in keys if folded(right[key]) != folded(read[key])]
    if likeness(right["title"], read["title"]) < 0.9:
        out.append(f"title: {right['title']} / {read['title']}")
    for key in ("name", "position", "authority"):
        if folded(right["signer"][key]) != folded((read["signer"] or {}).get(key)):
            out.append(f"signer {key}: {right['signer'][key]} / {read['signer']}")
    lines = read["recipients"]
    out += [f"recipient: {line}" for line in right["recipients"] if not any(_spelt_alike(line, here) for here in lines)]
    return out


def _spelt_alike(one: str, other: str) -> bool:
    """The same line but for a letter that a scan has misread."""
    return SequenceMatcher(None, folded(one), folded(other)).ratio() > 0.9


def differing_sections(gold: Plan, found: Plan) -> list[str]:
    """Headings by path and title."""
    right = {section["path"]: folded(section["title"]) for section in gold["sections"]}
    read = {section["path"]: folded(section["title"]) for section in found["sections"]}
    out = [f"missing {path} {title}" for path, title in right.items() if path not in read]
    out += [f"{path}: {title} / {read[path]}" for path, title in right.items() if path in read and read[path] != title]
    return out + [f"invented {path} {title}" for path, title in read.items() if path not in right]


def differing_rest(gold: Plan, found: Plan) -> list[str]:
    """Funding, annexes and the warnings that must come; a reader may warn of more."""
    funding = [folded(item["text"]) for item in found["funding"]]
    out = [f"funding {item['path']}" for item in gold["funding"] if folded(item["text"]) not in funding]
    annexes = [(annex["label"], annex["present"]) for annex in found["annexes"]]
    if annexes != [(annex["label"], annex["present"]) for annex in gold["annexes"]]:
        out.append(f"annexes: {annexes}")
    codes = Counter(warning["code"] for warning in found["warnings"])
    wanted = Counter(warning["code"] for warning in gold["warnings"])
    out += [f"warning {code}" for code in wanted - codes]
    if codes["no-lead"] != wanted["no-lead"]:
        out.append(f"no-lead: {wanted['no-lead']} / {codes['no-lead']}")
    return out


def _paired(
    gold: Sequence[Plan], found: Sequence[Plan], score: Callable[[Plan, Plan], float], floor: float
) -> tuple[list[tuple[Plan, Plan]], list[Plan], list[Plan]]:
    """One to one, best first; what is left on either side comes back as well."""
    marks = [(score(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    left, right, pairs = set(range(len(gold))), set(range(len(found))), []
    for mark, i, j in sorted(marks, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if mark >= floor and i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((gold[i], found[j]))
    return pairs, [gold[i] for i in sorted(left)], [found[j] for j in sorted(right)]
