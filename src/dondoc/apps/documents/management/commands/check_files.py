"""`manage.py check_files`: is every stored file there and unchanged? After a restore, or now and then."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dondoc.apps.documents.checking import check_files, sweep_over


class Command(BaseCommand):
    help = _("Kiểm tra kho tệp: tệp nào mất, tệp nào bị thay đổi, tệp nào thừa.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quick", action="store_true", help=_("chỉ xem tên và cỡ tệp, không đọc nội dung"))
        parser.add_argument("--sweep", action="store_true", help=_("xóa tệp thừa đã quá một ngày"))

    def handle(self, *, quick: bool, sweep: bool, **_options: Any) -> None:
        found = check_files(deep=not quick)
        self.stdout.write(_("Nguyên vẹn: %(n)d tệp.") % {"n": found.whole})
        for path in found.missing:
            self.stdout.write(_("Mất: %(path)s") % {"path": path})
        for path in found.changed:
            self.stdout.write(_("Bị thay đổi: %(path)s") % {"path": path})
        if found.over:
            self.stdout.write(_("Thừa: %(n)d tệp.") % {"n": len(found.over)})
        if sweep:
            self.stdout.write(_("Đã xóa %(n)d tệp thừa.") % {"n": sweep_over(found)})
        if not found.is_well:
            raise CommandError(_("Kho tệp không còn nguyên vẹn; hãy khôi phục những tệp trên từ bản sao lưu."))
