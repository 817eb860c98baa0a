"""Templates obey the content security policy, speak through translation, do not shout, and are all in use."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from template_faults import (
    PACKAGE,
    ROOT,
    find_grouped_keys,
    find_includes,
    find_inline,
    find_patterns,
    find_templates,
    find_unmarked,
    find_words,
)

TEMPLATES = find_templates()
# Folders and files whose names Django or allauth ask for.
BY_CONVENTION = ("account/", "allauth/", "mfa/", "socialaccount/", "usersessions/", "django/", "registration/")
ANSWERS = ("400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html")
PYTHON = sorted(
    path
    for folder in ("apps", "config", "demo", "faces/desk")
    for path in (PACKAGE / folder).rglob("*.py")
    if "migrations" not in path.parts
)
TRANSLATORS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}


def name_of(template: Path) -> str:
    """How code names a template: the path below its folder `templates`."""
    parts = template.parts
    return "/".join(parts[len(parts) - parts[::-1].index("templates") :])


def test_templates_are_found() -> None:
    assert "desk/base.html" in {name_of(path) for path in TEMPLATES}


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_template_has_no_inline_style_or_script(path: Path) -> None:
    assert find_inline(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_no_key_of_a_row_is_written_as_a_number_to_read(path: Path) -> None:
    assert find_grouped_keys(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<li id="t-{{ task.pk }}">', ["task.pk"]),
        ('value="{{ item.version }}"', ["item.version"]),
        ('value="{{ change.start|default_if_none:0 }}"', ["change.start|default_if_none:0"]),
        ('<li id="t-{{ task.pk|unlocalize }}">', []),
        ("{{ count }}", []),
        ('for="{{ field.auto_id }}"', []),
    ],
)
def test_key_written_as_a_number_is_seen(text: str, found: list[str]) -> None:
    assert find_grouped_keys(text) == found


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_every_word_of_a_template_is_marked(path: Path) -> None:
    assert find_unmarked(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_no_template_shouts(path: Path) -> None:
    assert [word for word in find_words(path.read_text("utf-8")) if "!" in word] == []


def test_no_message_of_the_code_shouts() -> None:
    loud = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in PYTHON
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATORS
        for word in node.args
        if isinstance(word, ast.Constant) and "!" in str(word.value)
    ]
    assert loud == []


def test_every_template_is_used() -> None:
    texts = [path.read_text("utf-8") for path in (*PYTHON, *TEMPLATES)]
    named = set().union(*map(find_includes, texts))
    patterns = [pattern for text in texts for pattern in find_patterns(text)]
    idle = [
        name
        for name in map(name_of, TEMPLATES)
        if name not in named
        and name not in ANSWERS
        and not name.startswith(BY_CONVENTION)
        and not any(pattern.fullmatch(name) for pattern in patterns)
    ]
    assert idle == []


def test_every_static_file_is_used() -> None:
    folder = PACKAGE / "faces" / "desk" / "static"
    files = [path for path in folder.rglob("*") if path.is_file()]
    texts = [path.read_text("utf-8") for path in (*PYTHON, *TEMPLATES)]
    texts += [path.read_text("utf-8") for path in files if path.suffix in (".css", ".js")]
    assert [path.name for path in files if not any(path.name in text for text in texts)] == []


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color: red">',
        "<p style='color: red'>",
        "<style>p { color: red }</style>",
        "<script>go()</script>",
        '<button onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_inline_style_or_script_is_seen(text: str) -> None:
    assert find_inline(text) != []


@pytest.mark.parametrize(
    "text",
    [
        '<script src="/a.js"></script>',
        '<script nonce="{{ request.csp_nonce }}">go()</script>',
        '<link rel="stylesheet" href="a.css">',
        "<!-- <style> -->",
        '<rect width="4" fill="none"/>',
        '<button data-on="a" type="button">',
    ],
)
def test_what_the_policy_allows_is_let_be(text: str) -> None:
    assert find_inline(text) == []


@pytest.mark.parametrize(
    "text",
    ["<h1>Nhiệm vụ</h1>", '<a title="Việc của tôi">', "{% if a %}Chưa có{% endif %}", "{{ a }} việc"],
)
def test_unmarked_word_is_seen(text: str) -> None:
    assert find_unmarked(text) != []


@pytest.mark.parametrize(
    "text",
    [
        '{% translate "Nhiệm vụ" %}',
        "{% blocktranslate count n=1 %}{{ n }} việc{% plural %}{{ n }} việc{% endblocktranslate %}",
        "{# một lời cho người viết #}",
        "{% comment %}lời cho người viết{% endcomment %}",
        '<input placeholder="{% translate "Tìm việc" %}">',
        "<title>Đôn Đốc</title>",
        '{% include "a.html" with title=_("Việc") %}',
    ],
)
def test_marked_word_is_let_be(text: str) -> None:
    assert find_unmarked(text) == []


def test_marked_words_are_found() -> None:
    text = """{% translate "Xong!" %}{% translate 'Nhận' as b %}{% blocktranslate %}A!{% endblocktranslate %}{% if a != b %}"""
    assert [word for word in find_words(text) if "!" in word] == ["Xong!", " A! "]


def test_template_named_by_an_f_string_is_found() -> None:
    (pattern,) = find_patterns('render(request, f"desk/tasks/{step}.html")')
    assert pattern.fullmatch("desk/tasks/accept.html")
    assert not pattern.fullmatch("desk/tasks/accept.txt")
