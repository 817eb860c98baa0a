"""How Django knows this app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save
from django.utils.translation import gettext_lazy


class Config(AppConfig):
    name = "dondoc.apps.tasks"
    label = "tasks"

    def ready(self) -> None:
        """Let plans be seen by the bodies that have work in them, hear others, and tell people."""
        from dondoc.apps.documents.signals import file_prepared
        from dondoc.apps.notices import daily, sources
        from dondoc.apps.plans.signals import plan_replaced
        from dondoc.apps.tasks import personal, searching, tally, visibility  # noqa: F401 (they register themselves)
        from dondoc.apps.tasks.amending import end_replaced_plan
        from dondoc.apps.tasks.models import Task
        from dondoc.apps.tasks.notices import digest_lines
        from dondoc.apps.tasks.notices_events import TaskEvents
        from dondoc.apps.tasks.periods import open_and_sum_up

        searching.register()
        sources.register_digest(digest_lines)
        sources.register_events(TaskEvents())
        daily.register(daily.Job("open_periods", gettext_lazy("Mở kỳ mới của việc lặp lại"), open_and_sum_up))
        daily.register(daily.Job("compact_tally", gettext_lazy("Cộng gọn số liệu các phần việc"), tally.compact))
        post_migrate.connect(tally.install, sender=self, dispatch_uid="tally")
        post_save.connect(searching.refresh_task, sender=Task, dispatch_uid="tasks_in_search")
        file_prepared.connect(searching.refresh_files, dispatch_uid="evidence_in_search")
        plan_replaced.connect(end_replaced_plan, dispatch_uid="tasks_end_with_their_plan")
