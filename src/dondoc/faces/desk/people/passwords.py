"""The page of a forgotten password, which promises a letter only where letters can be sent."""

from __future__ import annotations

from typing import Any

from allauth.account.views import PasswordResetView
from django.conf import settings


class ForgottenPasswordView(PasswordResetView):
    def get_context_data(self, **values: Any) -> dict[str, Any]:
        return {**super().get_context_data(**values), "mail_set": settings.MAIL_SET}


forgotten = ForgottenPasswordView.as_view()
