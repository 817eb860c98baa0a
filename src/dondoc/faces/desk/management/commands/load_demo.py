"""`manage.py load_demo`: the province that does not exist, with its work under way, into an empty database."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.core.today import today
from dondoc.demo.people import PASSWORD, example_logins
from dondoc.demo.story import load


class Command(BaseCommand):
    help = _("Nạp tỉnh mẫu Sơn Hải (không có thật) vào cơ sở dữ liệu còn trống, rồi in tên đăng nhập.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help=_("không báo lỗi khi cơ sở dữ liệu đã có dữ liệu"))

    def handle(self, *_args: Any, if_empty: bool, **_options: Any) -> None:
        if Body.objects.exists() or User.objects.exists():
            if not if_empty:
                raise CommandError(_("Cơ sở dữ liệu đã có dữ liệu; tỉnh mẫu chỉ nạp vào cơ sở dữ liệu còn trống."))
        else:
            self.stderr.write(_("Đang dựng tỉnh mẫu Sơn Hải, mất chừng một phút…"))
            load(today())
        self._tell_logins()

    def _tell_logins(self) -> None:
        """Nothing where the data is real."""
        logins = example_logins()
        if not User.objects.filter(email=logins[0][0]).exists():
            return
        self.stdout.write(_("Đăng nhập thử (mật khẩu chung: %(password)s):") % {"password": PASSWORD})
        width = max(len(email) for email, _who in logins)
        for email, who in logins:
            self.stdout.write(f"  {email:{width}}  {who}")
