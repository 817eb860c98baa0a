"""The sentence for each kind of event of a task: what follows the name of the person, and the words quoted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.tasks.models import Task

Told = tuple[str, str]


def sentence_of(event: Event) -> Told:
    """The sentence without its subject and its full stop, and the quotation."""
    teller = _TELLERS.get(event.verb, _by_verb)
    sentence, quote = teller(event)
    part_of = event.new.get("part_of")
    if part_of:
        sentence = _("%(sentence)s (phần việc của %(body)s)") % {"sentence": sentence, "body": part_of}
    return sentence, quote or event.reason


def _by_verb(event: Event) -> Told:
    label = Verb(event.verb).label if event.verb in Verb.values else event.verb
    return str(label), ""


def _assigned(event: Event) -> Told:
    new = event.new
    told = [_("giao việc")]
    lead, coordinate = new.get("lead"), new.get("coordinate")
    if lead:
        told.append(_("%(names)s chủ trì") % {"names": _names(lead)})
    if coordinate:
        told.append(_("%(names)s phối hợp") % {"names": _names(coordinate)})
    if new.get("follow"):
        told.append(_("%(names)s theo dõi") % {"names": _names(new["follow"])})
    if new.get("period"):
        told.append(_("bắt đầu từ kỳ %(period)s") % {"period": new["period"]})
    if new.get("due"):
        told.append(_("thời hạn %(day)s") % {"day": _day(new["due"])})
    return ", ".join(told), " ".join(new.get("notes", ()))


def _reported(event: Event) -> Told:
    new = event.new
    sentence = _("báo cáo tiến độ")
    if new.get("progress") is not None:
        sentence = _("báo cáo tiến độ, đạt %(share)s %%") % {"share": new["progress"]}
    return _with_files(sentence, new), new.get("words", "")


def _completion_asked(event: Event) -> Told:
    sentence = _("báo cáo hoàn thành ngày %(day)s") % {"day": _day(event.new.get("on"))}
    return _with_files(sentence, event.new), event.new.get("words", "")


def _confirmed(event: Event) -> Told:
    said, asked = event.new.get("done_on"), event.old.get("done_on")
    if said != asked:
        facts = {"day": _day(said), "asked": _day(asked)}
        return _("xác nhận hoàn thành ngày %(day)s (báo cáo ghi %(asked)s)") % facts, ""
    return _("xác nhận hoàn thành ngày %(day)s") % {"day": _day(said)}, ""


def _extension_asked(event: Event) -> Told:
    facts = {"old": _day(event.old.get("due")), "new": _day(event.new.get("due"))}
    if event.new.get("late"):
        return _("xin gia hạn từ %(old)s đến %(new)s (xin sau hạn)") % facts, ""
    return _("xin gia hạn từ %(old)s đến %(new)s") % facts, ""


def _extension_granted(event: Event) -> Told:
    new = event.new
    facts = {"old": _day(event.old.get("due")), "new": _day(new.get("due")), "asked": _day(new.get("asked"))}
    if new.get("late"):
        return _("đồng ý cho làm đến %(new)s; vì xin sau hạn nên vẫn tính là quá hạn từ %(old)s") % facts, ""
    if new.get("asked") != new.get("due"):
        return _("đồng ý gia hạn từ %(old)s đến %(new)s (xin đến %(asked)s)") % facts, ""
    return _("đồng ý gia hạn từ %(old)s đến %(new)s") % facts, ""


def _extension_refused(event: Event) -> Told:
    facts = {"asked": _day(event.old.get("due")), "due": _day(event.new.get("due"))}
    return _("không đồng ý gia hạn đến %(asked)s; hạn vẫn là %(due)s") % facts, ""


def _deadline_set(event: Event) -> Told:
    old, new = event.old.get("due"), event.new.get("due")
    if not old:
        return _("đặt thời hạn %(new)s") % {"new": _day(new)}, ""
    return _("đổi thời hạn từ %(old)s thành %(new)s") % {"old": _day(old), "new": _day(new)}, ""


def _reassigned(event: Event) -> Told:
    facts = {"old": event.old.get("lead"), "new": event.new.get("lead")}
    return _("chuyển cơ quan chủ trì từ %(old)s sang %(new)s") % facts, ""


def _moved(event: Event) -> Told:
    facts = {"old": event.old.get("body"), "new": event.new.get("body"), "basis": event.new.get("legal_basis", "")}
    return _("chuyển phần việc của %(old)s sang %(new)s theo %(basis)s") % facts, ""


def _coordinator_added(event: Event) -> Told:
    return _("thêm %(names)s phối hợp") % {"names": _names(event.new.get("coordinate", ()))}, ""


def _coordinator_removed(event: Event) -> Told:
    return _("cho %(names)s thôi phối hợp") % {"names": _names(event.old.get("coordinate", ()))}, ""


def _person_named(event: Event) -> Told:
    person, before = event.new.get("person"), event.old.get("person")
    if not person:
        return _("thôi phân công %(person)s") % {"person": before}, ""
    return _("phân công %(person)s thực hiện") % {"person": person}, ""


def _divided(event: Event) -> Told:
    shares = event.new.get("shares", ())
    count = len(shares)
    sentence = ngettext("chia %(count)d phần việc", "chia %(count)d phần việc", count) % {"count": count}
    return sentence, "; ".join(_share(share) for share in shares)


def _share_done(event: Event) -> Told:
    return _("báo xong phần việc: %(shares)s") % {"shares": _shares(event.new)}, ""


def _share_withdrawn(event: Event) -> Told:
    return _("rút lại phần việc: %(shares)s") % {"shares": _shares(event.old)}, ""


def _opinion_asked(event: Event) -> Told:
    new = event.new
    facts = {"names": _names(new.get("of", ())), "day": _day(new.get("due"))}
    return _("xin ý kiến %(names)s, trả lời trước ngày %(day)s") % facts, new.get("question", "")


def _opinion_given(event: Event) -> Told:
    sentence = _("cho ý kiến (sau ngày đề nghị)") if event.new.get("late") else _("cho ý kiến")
    return sentence, event.new.get("answer", "")


def _edited(event: Event) -> Told:
    return _("sửa nhiệm vụ: %(changes)s") % {"changes": _changes(event)}, ""


def _amended(event: Event) -> Told:
    facts = {"plan": event.new.get("plan", ""), "changes": _changes(event)}
    return _("sửa đổi theo %(plan)s: %(changes)s") % facts, ""


def _ended(event: Event) -> Told:
    return _("kết thúc nhiệm vụ theo %(plan)s") % {"plan": event.new.get("plan", "")}, ""


def _replaced(event: Event) -> Told:
    return _("thay thế nhiệm vụ theo %(plan)s") % {"plan": event.new.get("plan", "")}, event.new.get("text", "")


def _joined(event: Event) -> Told:
    facts = {"number": event.new.get("number"), "plan": event.new.get("plan")}
    if event.new.get("kept"):
        return _("nhập việc này vào nhiệm vụ trùng số %(number)s của %(plan)s") % facts, ""
    return _("nhập nhiệm vụ trùng số %(number)s của %(plan)s vào việc này") % facts, ""


def _parted(event: Event) -> Told:
    facts = {"number": event.new.get("number"), "plan": event.new.get("plan")}
    return _("tách việc này khỏi nhiệm vụ số %(number)s của %(plan)s") % facts, ""


def _kept_apart(event: Event) -> Told:
    facts = {"number": event.new.get("number"), "plan": event.new.get("plan")}
    return _("xác định việc này khác với nhiệm vụ số %(number)s của %(plan)s") % facts, ""


def _period_opened(event: Event) -> Told:
    return _("mở kỳ %(period)s") % {"period": event.new.get("period", "")}, ""


def _closed(event: Event) -> Told:
    return _("khép lại việc theo dõi chung, xong ngày %(day)s") % {"day": _day(event.new.get("done_on"))}, ""


def _reminded(event: Event) -> Told:
    facts = {"number": event.new.get("number"), "day": _day(event.new.get("issued_on")), "body": event.new.get("body")}
    return _("đã đôn đốc %(body)s bằng công văn số %(number)s ngày %(day)s") % facts, ""


_TELLERS: dict[str, Callable[[Event], Told]] = {
    Verb.ASSIGNED: _assigned,
    Verb.REPORTED: _reported,
    Verb.COMPLETION_ASKED: _completion_asked,
    Verb.CONFIRMED: _confirmed,
    Verb.EXTENSION_ASKED: _extension_asked,
    Verb.EXTENSION_GRANTED: _extension_granted,
    Verb.EXTENSION_REFUSED: _extension_refused,
    Verb.DEADLINE_SET: _deadline_set,
    Verb.REASSIGNED: _reassigned,
    Verb.MOVED: _moved,
    Verb.COORDINATOR_ADDED: _coordinator_added,
    Verb.COORDINATOR_REMOVED: _coordinator_removed,
    Verb.PERSON_NAMED: _person_named,
    Verb.DIVIDED: _divided,
    Verb.SHARE_DONE: _share_done,
    Verb.SHARE_WITHDRAWN: _share_withdrawn,
    Verb.OPINION_ASKED: _opinion_asked,
    Verb.OPINION_GIVEN: _opinion_given,
    Verb.TASK_EDITED: _edited,
    Verb.AMENDED: _amended,
    Verb.ENDED: _ended,
    Verb.REPLACED: _replaced,
    Verb.JOINED: _joined,
    Verb.PARTED: _parted,
    Verb.KEPT_APART: _kept_apart,
    Verb.PERIOD_OPENED: _period_opened,
    Verb.CLOSED: _closed,
    Verb.REMINDED: _reminded,
}


def _names(names: Any) -> str:
    return names if isinstance(names, str) else ", ".join(names)


def _share(share: dict[str, Any]) -> str:
    """«Phòng Kế hoạch: dự thảo đề cương, hạn 01/12/2026»."""
    holder = ", ".join(name for name in (share.get("person"), share.get("unit")) if name)
    due = _(", hạn %(day)s") % {"day": _day(share["due"])} if share.get("due") else ""
    return f"{holder}: {share.get('text', '')}{due}"


def _shares(facts: dict[str, Any]) -> str:
    return "; ".join(_share(share) for share in facts.get("shares", ()))


def _changes(event: Event) -> str:
    """«sản phẩm từ «…» thành «…»», for each field that changed."""
    told = []
    for name, old in event.old.items():
        facts = {"field": _label(name), "old": _value(old), "new": _value(event.new.get(name))}
        pattern = _("%(field)s từ «%(old)s» thành «%(new)s»") if old else _("%(field)s: «%(new)s»")
        told.append(pattern % facts)
    return "; ".join(told)


def _label(name: str) -> str:
    labels = {"lead": _("chủ trì"), "coordinate": _("phối hợp")}
    return labels.get(name) or str(Task._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return _day(value) or str(value if value is not None else "")


def _with_files(sentence: str, new: dict[str, Any]) -> str:
    files = new.get("files", ())
    if not files:
        return sentence
    return _("%(sentence)s, kèm %(files)s") % {"sentence": sentence, "files": ", ".join(files)}


def _day(text: Any) -> str:
    """«30/06/2026» of an ISO day; empty for what is none."""
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except (TypeError, ValueError):
        return ""
