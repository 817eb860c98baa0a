"""Open the periods that have begun, and set right what a changed holiday has moved; `daily` does it too."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from dondoc.apps.core.today import today
from dondoc.apps.tasks.periods import open_and_sum_up


class Command(BaseCommand):
    help = _("Mở các kỳ mới của việc lặp lại; chạy mỗi ngày một lần, chạy lại không sao.")

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say how many were made, for the log."""
        self.stdout.write(open_and_sum_up(today()))
