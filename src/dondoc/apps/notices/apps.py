"""How Django knows this app."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "dondoc.apps.notices"
    label = "notices"

    def ready(self) -> None:
        """Hear what is entered on the record, and let the day's own work be known."""
        from dondoc.apps.audit.signals import recorded
        from dondoc.apps.notices import daily
        from dondoc.apps.notices.hearing import remember

        recorded.connect(remember, dispatch_uid="notices-hear-the-record")
        daily.register_own()
