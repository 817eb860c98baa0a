"""Imports point downwards, and the libraries know no framework, no network and no clock."""

from __future__ import annotations

from pathlib import Path

import pytest
from imports import LAYERS, PURE, find_clocks, find_wrong_imports

SOURCE = Path(__file__).resolve().parents[2] / "src"
FILES = sorted((SOURCE / "dondoc").rglob("*.py"))


def _module(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_the_tree_holds_only_layers_that_have_a_place() -> None:
    folders = {
        path.relative_to(SOURCE / "dondoc").parts[0] for path in FILES if len(path.relative_to(SOURCE).parts) > 2
    }
    assert folders - {"examples"} <= set(LAYERS)
    assert {"reading", "vn"} <= folders


def test_imports_point_downwards() -> None:
    wrong = {
        _module(path): found
        for path in FILES
        if (found := find_wrong_imports(_module(path), path.read_text("utf-8"), package=path.name == "__init__.py"))
    }
    assert wrong == {}


def test_the_libraries_do_not_look_at_the_clock() -> None:
    looked = {
        _module(path): found
        for path in FILES
        if path.relative_to(SOURCE / "dondoc").parts[0] in PURE and (found := find_clocks(path.read_text("utf-8")))
    }
    assert looked == {}


def test_there_is_no_module_for_odds_and_ends() -> None:
    assert [path for path in FILES if path.stem in ("utils", "util", "helpers", "common", "misc")] == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        pytest.param("dondoc.vn.alphabet", "from dondoc.reading.model import Span", id="vn-knows-nothing"),
        pytest.param("dondoc.reading.reader", "from dondoc.rules.lateness import late", id="reading-knows-no-rules"),
        pytest.param("dondoc.rules.lateness", "import dondoc.reading.model", id="rules-know-no-reading"),
        pytest.param("dondoc.reading.reader", "from dondoc.apps.plans import models", id="libraries-know-no-apps"),
        pytest.param("dondoc.apps.plans.actions", "from dondoc.faces.desk import views", id="apps-know-no-faces"),
        pytest.param("dondoc.apps.plans.actions", "from dondoc.reading import read", id="only-documents-reads"),
        pytest.param(
            "dondoc.apps.plans.actions", "from dondoc.apps.tasks import models", id="earlier-app-knows-no-later"
        ),
        pytest.param("dondoc.apps.tasks.models", "from dondoc.apps.missions import models", id="three-equals"),
        pytest.param("dondoc.apps.reports.models", "from dondoc.apps import registries", id="two-equals"),
        pytest.param("dondoc.writing.writer", "from dondoc.reading import read", id="writing-knows-no-reading"),
        pytest.param("dondoc.writing.writer", "from django.utils import timezone", id="writing-knows-no-framework"),
        pytest.param(
            "dondoc.apps.letters.actions", "from dondoc.apps.sheets import models", id="letters-know-no-sheets"
        ),
        pytest.param("dondoc.apps.tasks.actions", "from dondoc.apps.letters import models", id="tasks-know-no-letters"),
        pytest.param("dondoc.faces.desk.views", "from dondoc.config import settings", id="faces-know-no-settings"),
        pytest.param("dondoc.faces.desk.views", "from dondoc.reading import read", id="pages-do-not-read"),
        pytest.param("dondoc.demo.people", "from dondoc.reading import read", id="demo-reads-as-people-do"),
        pytest.param("dondoc.demo.people", "from dondoc.faces.desk import views", id="demo-knows-no-faces"),
        pytest.param("dondoc.apps.tasks.actions", "from dondoc.demo import people", id="apps-know-no-demo"),
        pytest.param("dondoc.apps.plans.values", "from dondoc.reading.reader import read", id="plans-know-shapes-only"),
        pytest.param("dondoc.apps.tasks.values", "from dondoc.reading.model import Task", id="tasks-know-no-shapes"),
        pytest.param("dondoc.faces.desk.views", "from dondoc.language import _", id="pages-speak-through-django"),
        pytest.param("dondoc.apps.tasks.actions", "from dondoc.language import _", id="apps-speak-through-django"),
        pytest.param("dondoc.language", "from dondoc.reading.errors import CannotRead", id="language-knows-nothing"),
        pytest.param("dondoc.reading.reader", "from dondoc.examples import paths", id="libraries-know-no-examples"),
        pytest.param("dondoc.reading.reader", "from ..apps.plans import models", id="relative-import"),
        pytest.param("dondoc.reading.reader", "def read():\n    import dondoc.apps.core", id="inside-a-function"),
        pytest.param("dondoc.reading.reader", "from django.db import models", id="no-framework"),
        pytest.param("dondoc.rules.lateness", "import urllib.request", id="no-network"),
        pytest.param("dondoc.rules.lateness", "from urllib import request", id="no-network-by-its-package"),
        pytest.param("dondoc.reading.reader", "from http.client import HTTPSConnection", id="no-connection"),
        pytest.param("dondoc.reading.reader", "import requests", id="no-requests"),
        pytest.param("dondoc.reading.reader", "import socket as plug", id="no-socket"),
        pytest.param("dondoc.reading.export.ics", "from uuid import uuid4", id="no-chance"),
    ],
)
def test_wrong_import_is_seen(module: str, line: str) -> None:
    assert find_wrong_imports(module, line) != []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("dondoc.reading.reader", "from dondoc.vn.alphabet import fold"),
        ("dondoc.reading.reader", "from dondoc.language import _"),
        ("dondoc.vn.money", "from dondoc.language import _"),
        ("dondoc.reading.reader", "from .sources import base\nfrom urllib.parse import quote\nimport http"),
        ("dondoc.apps.documents.actions", "from dondoc.reading import read"),
        ("dondoc.apps.tasks.actions", "from dondoc.apps.plans.models import Plan"),
        ("dondoc.apps.tasks.actions", "from django.db import transaction"),
        ("dondoc.apps.tasks.actions", "from dondoc.rules.lateness import late"),
        ("dondoc.faces.desk.views", "from dondoc.apps.reports import actions"),
        ("dondoc.config.urls", "from dondoc.faces.portal import views"),
        ("dondoc.faces.command.read", "from dondoc.examples import paths\nimport socket"),
        ("dondoc.__main__", "from dondoc.faces.command import main"),
        ("dondoc.demo.people", "from dondoc.apps.tasks import actions\nfrom dondoc.examples import paths"),
        ("dondoc.faces.desk.management.commands.load_demo", "from dondoc.demo import people"),
        ("dondoc.apps.plans.values", "from dondoc.reading.model import Task"),
        ("dondoc.apps.documents.jobs", "from dondoc.reading import read"),
        ("dondoc.apps.letters.actions", "from dondoc.writing import write_docx\nfrom dondoc.apps.tasks import counts"),
    ],
)
def test_right_import_is_let_be(module: str, line: str) -> None:
    assert find_wrong_imports(module, line) == []


def test_package_imports_its_own_modules() -> None:
    assert find_wrong_imports("dondoc.reading", "from .reader import understand", package=True) == []
    assert find_wrong_imports("dondoc.reading", "from ..apps import core", package=True) == ["1: dondoc.apps.core"]


@pytest.mark.parametrize(
    "line",
    [
        "datetime.now()",
        "datetime.datetime.now(tz=UTC)",
        "datetime.today()",
        "date.today()",
        "import datetime as dt\ndt.date.today()",
        "from datetime import datetime as clock\nclock.now()",
        "time.time()",
        "from time import time\ntime()",
        "from time import time as now\nnow()",
        "time.localtime()",
    ],
)
def test_look_at_the_clock_is_seen(line: str) -> None:
    assert find_clocks(line) != []


@pytest.mark.parametrize(
    "line", ["datetime.combine(day, time())", "time.monotonic()", "date.fromisoformat(text)", "found.now()"]
)
def test_what_is_no_clock_is_let_be(line: str) -> None:
    assert find_clocks(f"from datetime import time\n{line}") == []
