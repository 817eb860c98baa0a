"""`manage.py reindex [KIND …]`: build the search index anew, from all apps that have something to find."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dondoc.apps.core.models import SearchEntry
from dondoc.apps.core.search import reindex


class Command(BaseCommand):
    help = _("Lập lại chỉ mục tìm kiếm từ dữ liệu hiện có.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kinds", nargs="*", help=", ".join(SearchEntry.Kind.values))

    def handle(self, *, kinds: list[str], **_options: Any) -> None:
        if unknown := set(kinds) - set(SearchEntry.Kind.values):
            raise CommandError(_("Không có loại «%(kinds)s».") % {"kinds": ", ".join(sorted(unknown))})
        for kind, count in reindex(kinds).items():
            self.stdout.write(f"{SearchEntry.Kind(kind).label}: {count}")
