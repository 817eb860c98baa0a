"""Import a list of communes in an open format, and tell where it disagrees with the register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from dondoc.apps.agencies.communes.importing import load_communes
from dondoc.apps.core.errors import ActionError


class Command(BaseCommand):
    help = _(
        "Nhập danh mục xã, phường, đặc khu từ tệp JSON hoặc CSV mở cho các tỉnh đã nạp, và báo cáo chỗ khớp, chỗ lệch. "
        "Chạy lại không tạo thêm gì."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help=_("tệp JSON hoặc CSV"))

    def handle(self, *_args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            report = load_communes(file.read_bytes(), name=file.name)
        except (ActionError, OSError) as error:
            raise CommandError(str(error)) from error
        for line in report.lines():
            self.stdout.write(line)
