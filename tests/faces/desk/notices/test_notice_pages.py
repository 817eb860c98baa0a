"""The pages of notices: the bell, the choice of letters, previews, what failed, webhooks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dondoc.apps.audit.models import Event
from dondoc.apps.notices.kinds import MUTABLE, Kind
from dondoc.apps.notices.links import token_of
from dondoc.apps.notices.models import Letter, Muted, Notice, NoticeSettings, Webhook
from dondoc.apps.tasks.models import Assignment
from factories.cast import Cast, make_cast
from factories.mail_server import mail_server, use
from factories.record import make_task

pytestmark = pytest.mark.django_db
At = Callable[[int], AbstractContextManager[Any]]
DAY = date(2026, 11, 20)


@pytest.fixture
def cast(held_today: Any) -> Cast:
    return make_cast()


@pytest.fixture
def late(cast: Cast) -> Assignment:
    part = make_task(cast.plan, cast.lead, "Xây dựng đề án", due=date(2026, 11, 18)).assignments.get()
    part.state = Assignment.State.IN_PROGRESS
    part.save()
    return part


def notice(cast: Cast, number: int = 1, **values: Any) -> Notice:
    made = [
        Notice.objects.create(
            **{"user": cast.focal, "event_id": n, "verb": "sent_back", "at": timezone.now(), "thing": f"Việc {n}",
               "url": "/tasks/1/", "note": "Thiếu phụ lục", **values}
        )
        for n in range(number)
    ]  # fmt: skip
    return made[0]


def page(client: Client, name: str, *args: Any) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def test_bell_counts_what_was_not_read(cast: Cast, client_for: Any) -> None:
    notice(cast, 3)
    text = page(client_for(cast.focal), "desk")
    assert "3 thông báo chưa đọc" in text
    assert "thông báo chưa đọc" not in page(client_for(cast.helper), "desk")


def test_list_says_what_happened_and_is_read_one_by_one_or_at_once(cast: Cast, client_for: Any) -> None:
    first, client = notice(cast, 3), client_for(cast.focal)
    text = page(client, "notices")
    assert "Bị trả lại" in text
    assert "Thiếu phụ lục" in text
    answer = client.post(reverse("read_notice", args=[first.pk]), {"go": "1"})
    assert answer["Location"] == "/tasks/1/"
    assert Notice.objects.filter(read_at__isnull=True).count() == 2
    client.post(reverse("read_notices"))
    assert not Notice.objects.filter(read_at__isnull=True).exists()


def test_looking_marks_nothing(cast: Cast, client_for: Any) -> None:
    notice(cast)
    client_for(cast.focal).get(reverse("notices"))
    assert Notice.objects.filter(read_at__isnull=True).count() == 1


def test_way_back_after_reading_stays_on_this_site(cast: Cast, client_for: Any) -> None:
    one = notice(cast)
    answer = client_for(cast.focal).post(reverse("read_notice", args=[one.pk]), {"next": "https://evil.example/"})
    assert answer["Location"] == reverse("notices")


def test_thousand_notices_are_a_page_of_few_queries(cast: Cast, client_for: Any, at_most_queries: At) -> None:
    notice(cast, 200)
    client = client_for(cast.focal)
    with at_most_queries(12):
        page(client, "notices")


def test_letters_are_chosen_by_kind(cast: Cast, client_for: Any) -> None:
    client = client_for(cast.focal)
    assert "luôn được báo" in page(client, "letter_choices")
    client.post(reverse("letter_choices"), {"kinds": ["today", "soon"]})
    assert set(Muted.objects.values_list("kind", flat=True)) == set(MUTABLE) - {Kind.TODAY, Kind.SOON}
    text = page(client, "letter_choices")
    assert text.count("checked") == 2


def test_new_work_cannot_be_refused(cast: Cast, client_for: Any) -> None:
    client = client_for(cast.focal)
    client.post(reverse("letter_choices"), {"kinds": []})
    assert Kind.NEW not in set(Muted.objects.values_list("kind", flat=True))
    assert client.post(reverse("letter_choices"), {"kinds": ["new"]}).status_code == 422


def test_link_of_a_letter_works_without_signing_in_and_looking_changes_nothing(cast: Cast) -> None:
    client, url = Client(), reverse("unsubscribe", args=[token_of(cast.focal)])
    text = client.get(url).content.decode()
    assert cast.focal.email in text
    assert not Muted.objects.exists()
    client.post(url, {"kinds": [kind.value for kind in MUTABLE if kind != Kind.OVERDUE]})
    assert list(Muted.objects.values_list("user", "kind")) == [(cast.focal.pk, "overdue")]
    assert Event.objects.filter(verb="mail_muted", by=None).count() == 1


def test_one_press_in_a_program_for_mail_stops_all_that_can_be_stopped(cast: Cast) -> None:
    """RFC 8058: a post without cookies, without a token of ours, and no redirect."""
    client = Client(enforce_csrf_checks=True)
    url = reverse("unsubscribe", args=[token_of(cast.focal)])
    answer = client.post(url, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert set(Muted.objects.values_list("kind", flat=True)) == set(MUTABLE)


@pytest.mark.parametrize("spoil", ["x", "", "AAAA:BBBB"])
def test_link_that_was_made_up_leads_nowhere(spoil: str, cast: Cast) -> None:
    token = token_of(cast.focal)[:-1] + spoil if spoil == "x" else spoil or "leer"
    assert Client().post(reverse("unsubscribe", args=[token])).status_code == 404


def test_link_of_an_address_that_changed_leads_nowhere(cast: Cast) -> None:
    token = token_of(cast.focal)
    cast.focal.email = "moi@example.vn"
    cast.focal.save()
    assert Client().get(reverse("unsubscribe", args=[token])).status_code == 404


def test_preview_shows_the_letter_of_today_in_a_frame_in_which_nothing_runs(
    late: Assignment, cast: Cast, client_for: Any, at_most_queries: At
) -> None:
    client = client_for(cast.focal)
    with at_most_queries(21):  # what the letter itself asks, and the frame
        text = page(client, "preview_letter")
    assert "Đôn Đốc 20/11: 1 việc quá hạn" in text
    letter = client.get(reverse("preview_letter_page"))
    assert "Xây dựng đề án" in letter.content.decode()
    assert letter["X-Frame-Options"] == "SAMEORIGIN"
    policy = letter["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert not Letter.objects.exists()


def test_settings_are_kept_and_faults_said(cast: Cast, client_for: Any) -> None:
    client, url = client_for(cast.admin), reverse("notice_settings")
    good = {"digest_at": "06:45", "milestones": "10, 5, 1", "repeat_days": 1, "head_days": 2, "upper_days": 9}
    assert client.post(url, good).status_code == 302
    assert NoticeSettings.current().milestones == "10, 5, 1"
    assert client.post(url, {**good, "milestones": "mười"}).status_code == 422
    assert client.post(url, {**good, "repeat_days": 0}).status_code == 422
    assert Event.objects.filter(verb="settings_changed").count() == 1


def test_letter_to_try_the_server_says_what_came_of_it(cast: Cast, client_for: Any, settings: Any) -> None:
    client, url = client_for(cast.admin), reverse("send_trial_letter")
    answer = client.post(url, follow=True)
    assert "Chưa đặt máy chủ thư" in answer.content.decode()
    with mail_server() as server:
        use(settings, server)
        assert "đã nhận thư thử" in client.post(url, follow=True).content.decode()
        server.refuse[cast.admin.email] = "550 5.1.1 User unknown"
        said = client.post(url, follow=True).content.decode()
    assert "550 5.1.1 User unknown" in said
    assert "Sửa thư điện tử của người này" in said


def test_what_failed_is_shown_with_what_to_do_and_can_go_again(cast: Cast, client_for: Any) -> None:
    letter = Letter.objects.create(
        user=cast.focal, day=DAY, email=cast.focal.email, subject="x", text="x", html="x", message_id="<x>",
        state=Letter.State.FAILED, fault="recipient", said="550 5.1.1 User unknown",
    )  # fmt: skip
    client = client_for(cast.admin)
    text = page(client, "outbox")
    assert "550 5.1.1 User unknown" in text
    assert "Sửa thư điện tử của người này rồi bấm gửi lại." in text
    client.post(reverse("send_letters_again"), {"letter": letter.pk})
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == (Letter.State.PREPARED, 0)


def test_what_holds_up_all_letters_is_said_above(cast: Cast, client_for: Any, at_most_queries: At) -> None:
    Letter.objects.create(
        user=cast.focal, day=DAY, email=cast.focal.email, subject="x", text="x", html="x", message_id="<x>",
        fault="auth", said="535 5.7.8 Bad credentials", not_before=timezone.now(),
    )  # fmt: skip
    client = client_for(cast.admin)
    with at_most_queries(15):
        text = page(client, "outbox")
    assert "DONDOC_SMTP_PASSWORD" in text


def test_secret_of_a_webhook_is_shown_once(cast: Cast, client_for: Any) -> None:
    client = client_for(cast.admin)
    values = {"name": "Kho", "address": "https://kho.example/", "owner": cast.admin.email, "bodies": "Sở Tài chính"}
    answer = client.post(reverse("add_webhook"), values)
    hook = Webhook.objects.get()
    assert "whsec_" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "whsec_" not in page(client, "webhook", hook.pk)
    assert [body.pk for body in hook.bodies.all()] == [cast.lead.pk]
    assert "whsec_" in client.post(reverse("rotate_secret", args=[hook.pk])).content.decode()


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("address", "http://kho.example/", "https://"),
        ("owner", "khong-co@example.vn", "Không có người dùng nào"),
        ("bodies", "Sở Không Có", "Không rõ cơ quan"),
        ("verbs", "no_such", "no_such"),
    ],
)
def test_webhook_that_cannot_be_says_why(field: str, value: str, says: str, cast: Cast, client_for: Any) -> None:
    values = {"name": "Kho", "address": "https://kho.example/", "owner": cast.admin.email, field: value}
    answer = client_for(cast.admin).post(reverse("add_webhook"), values)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Webhook.objects.exists()


def test_pages_of_webhooks_are_made_of_few_queries(cast: Cast, client_for: Any, at_most_queries: At) -> None:
    for number in range(20):
        Webhook.objects.create(name=f"Kho {number}", address="https://kho.example/", owner=cast.admin, salt="0")
    client = client_for(cast.admin)
    with at_most_queries(12):
        page(client, "webhooks")
    with at_most_queries(12):
        page(client, "webhook", Webhook.objects.order_by("pk")[0].pk)


def test_changing_stopping_starting_trying_removing(cast: Cast, client_for: Any) -> None:
    hook = Webhook.objects.create(name="Kho", address="https://kho.example/", owner=cast.admin, salt="0")
    client = client_for(cast.admin)
    values = {"name": "Kho mới", "address": "https://kho.example/", "owner": cast.admin.email, "version": 1}
    assert client.post(reverse("change_webhook", args=[hook.pk]), values).status_code == 302
    assert client.post(reverse("change_webhook", args=[hook.pk]), values).status_code == 422  # somebody was quicker
    for name, active in (("stop_webhook", False), ("start_webhook", True)):
        client.post(reverse(name, args=[hook.pk]))
        hook.refresh_from_db()
        assert hook.is_active is active
    client.post(reverse("try_webhook", args=[hook.pk]))
    assert "trial" in page(client, "webhook", hook.pk)
    client.post(reverse("remove_webhook", args=[hook.pk]))
    assert not Webhook.objects.exists()
