"""How Django knows this app."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "dondoc.apps.accounts"
    label = "accounts"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from dondoc.apps.accounts.sign_in import end_in_time, forget_ended_sessions

        user_logged_in.connect(end_in_time, dispatch_uid="session-ends-in-time")
        user_logged_in.connect(forget_ended_sessions, dispatch_uid="ended-sessions-are-forgotten")
