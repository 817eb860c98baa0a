"""How Django knows this app."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "dondoc.apps.tasks"
    label = "tasks"

    def ready(self) -> None:
        """Let plans be seen by the bodies that have work in them, and hear what plans and documents tell."""
        from dondoc.apps.plans.signals import plan_replaced
        from dondoc.apps.tasks import visibility  # noqa: F401 (registers itself)
        from dondoc.apps.tasks.amending import end_replaced_plan

        plan_replaced.connect(end_replaced_plan, dispatch_uid="tasks_end_with_their_plan")
