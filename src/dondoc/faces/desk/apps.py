"""How Django knows this face."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "dondoc.faces.desk"
    label = "desk"

    def ready(self) -> None:
        """Tables that go down call states as the pages do."""
        from dondoc.apps.sheets.kinds.task_lines import use_state_words
        from dondoc.faces.desk import words

        use_state_words(lambda life, time: str(words.state_words(life, time)))
