"""`manage.py daily`: all that a day needs, for those who would rather have it done by cron than by the worker.

New periods, digests (on working days), letters and webhooks that wait, sweeping. Run it as often
as you like, also while the worker runs: what was done today is not done again.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.notices.channels import all_channels
from dondoc.apps.notices.daily import Done, run_due, word_of
from dondoc.apps.notices.hearing import tell_what_happened
from dondoc.apps.notices.models import Run


class Command(BaseCommand):
    help = _("Làm mọi việc của ngày: mở kỳ mới, viết và gửi thư nhắc, gửi lại thư chậm; chạy lại không làm hai lần.")

    def handle(self, *_args: Any, **_options: Any) -> None:
        done = run_due(whole_day=True)
        for one in done:
            self.stdout.write(_words(one))
        told = tell_what_happened()
        self.stdout.write(_("Đã báo %(number)d việc vừa xảy ra.") % {"number": told})
        for channel in all_channels():
            sent = channel.send(timezone.now(), lambda: False)
            if sent:
                self.stdout.write(_("%(channel)s: đã gửi %(number)d.") % {"channel": channel.code, "number": sent})
        failed = [one.job for one in done if one.state == Run.State.FAILED]
        if failed:
            raise CommandError(_("Chưa xong: %(jobs)s. Xem lỗi ở trên rồi chạy lại.") % {"jobs": ", ".join(failed)})


def _words(one: Done) -> str:
    said = one.said or _("đang do tiến trình khác làm")
    return f"{word_of(one.job)}: {said}"
