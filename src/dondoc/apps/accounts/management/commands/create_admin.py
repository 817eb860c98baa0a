"""The first administrator of a fresh system; or one more, when all others have lost their way in."""

from __future__ import annotations

import getpass
import os
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from dondoc.apps.accounts.actions import add_person, give_role
from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.core.today import today

PASSWORD = "DONDOC_ADMIN_PASSWORD"


class Command(BaseCommand):
    help = _("Thêm một quản trị viên. Mật khẩu được hỏi trên màn hình, hoặc lấy từ biến DONDOC_ADMIN_PASSWORD.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default=_("Quản trị viên"))

    def handle(self, *_args: Any, email: str, name: str, **_options: Any) -> None:
        person = User.objects.filter(email=email.lower()).first()
        if person:
            self._make_administrator(person)
            return
        _valid(validate_email, email)
        password = os.environ.get(PASSWORD) or getpass.getpass(_("Mật khẩu: "))
        _valid(validate_password, password, User(email=email, full_name=name))
        add_person(
            email=email,
            full_name=name,
            password=password,
            role=Role.ADMINISTRATOR,
            body=None,
            since=today(),
            by=None,
        )
        self.stdout.write(_("Đã thêm quản trị viên %(email)s.") % {"email": email})

    def _make_administrator(self, person: User) -> None:
        """Running it twice does no harm: whoever sets a system up may call it at each start."""
        if not person.is_active:
            raise CommandError(_("Tài khoản %(email)s đã ngừng.") % {"email": person.email})
        if RoleHeld.objects.on(today()).filter(user=person, role=Role.ADMINISTRATOR).exists():
            self.stdout.write(_("%(email)s đã là quản trị viên.") % {"email": person.email})
            return
        give_role(person=person, role=Role.ADMINISTRATOR, body=None, since=today(), by=None)
        self.stdout.write(_("Đã giao vai trò quản trị cho %(email)s.") % {"email": person.email})


def _valid(validate: Any, *values: Any) -> None:
    try:
        validate(*values)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
