"""The daily job: open the periods that have begun, and set right what a changed holiday has moved."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from dondoc.apps.core.today import today
from dondoc.apps.tasks.periods import open_periods
from dondoc.apps.tasks.rollup import roll_up_all


class Command(BaseCommand):
    help = _("Mở các kỳ mới của việc lặp lại; chạy mỗi ngày một lần, chạy lại không sao.")

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say how many were made, for the log."""
        made = open_periods(today())
        roll_up_all()
        self.stdout.write(_("Đã mở %(count)d phần việc theo kỳ.") % {"count": made})
