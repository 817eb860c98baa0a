"""The English words of the packages we use that a person may meet: found in their sources and templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import allauth
import django
from django.template import Engine
from django.template.base import FilterExpression, Node, NodeList
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

Message = tuple[str | None, str]
"""Context, and the text in English (of two forms the first)."""

ALLAUTH = Path(allauth.__file__).parent
DJANGO = Path(django.__file__).parent
ALLAUTH_APPS = ("account", "core", "mfa", "socialaccount", "usersessions")
NOT_USED = ("providers", "management", "migrations", "tests")
DJANGO_MET = (
    "core/paginator.py", "core/validators.py", "forms", "utils/ipv6.py", "utils/text.py", "utils/timesince.py", "views/csrf.py",
    "contrib/auth/forms.py", "contrib/auth/password_validation.py", "contrib/humanize/templatetags",
)  # fmt: skip
ONE, PLURAL, IN_CONTEXT = (
    ("_", "gettext", "gettext_lazy", "gettext_noop"),
    ("ngettext", "ngettext_lazy"),
    ("pgettext", "pgettext_lazy"),
)
PLURAL_IN_CONTEXT = ("npgettext", "npgettext_lazy")
QUOTED = re.compile(r"""_\(\s*(?:"([^"]+)"|'([^']+)')\s*\)""")


def of_allauth() -> set[Message]:
    code = (
        path for app in ALLAUTH_APPS for path in sorted((ALLAUTH / app).rglob("*.py")) if not _is_unused(path, ALLAUTH)
    )
    templates = (
        path for app in (*ALLAUTH_APPS, "allauth") for path in sorted((ALLAUTH / "templates" / app).rglob("*.*"))
    )
    return set(_in_code(code)) | set(_in_templates(templates))


def of_django() -> set[Message]:
    roots = (DJANGO / part for part in DJANGO_MET)
    return set(_in_code(path for root in roots for path in ([root] if root.is_file() else sorted(root.rglob("*.py")))))


def _is_unused(path: Path, root: Path) -> bool:
    return any(part in NOT_USED for part in path.relative_to(root).parts)


def _in_code(paths: Iterable[Path]) -> Iterator[Message]:
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from _message(_name(node.func), [a.value for a in node.args if isinstance(a, ast.Constant)])


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _message(function: str, texts: list[object]) -> Iterator[Message]:
    words = [text for text in texts if isinstance(text, str)]
    if function in (*ONE, *PLURAL) and words:
        yield None, words[0]
    elif function in (*IN_CONTEXT, *PLURAL_IN_CONTEXT) and len(words) > 1:
        yield words[0], words[1]


def _in_templates(paths: Iterable[Path]) -> Iterator[Message]:
    libraries = {
        "i18n": "django.templatetags.i18n",
        "static": "django.templatetags.static",
        "humanize": "django.contrib.humanize.templatetags.humanize",
        "allauth": "allauth.templatetags.allauth",
        "account": "allauth.account.templatetags.account",
        "socialaccount": "allauth.socialaccount.templatetags.socialaccount",
    }
    engine = Engine(libraries=libraries)
    for path in paths:
        source = path.read_text("utf-8")
        yield from ((None, double or single) for double, single in QUOTED.findall(source))
        yield from _in_nodes(engine.from_string(source).nodelist)


def _in_nodes(nodes: Iterable[Node]) -> Iterator[Message]:
    for node in nodes:
        if isinstance(node, TranslateNode):
            yield from _in_translate(node)
        elif isinstance(node, BlockTranslateNode):
            yield _context(node.message_context), node.render_token_list(node.singular)[0]
        for name in (*node.child_nodelists, "nodelist", "slots"):
            inside = getattr(node, name, None)
            if isinstance(inside, NodeList):
                yield from _in_nodes(inside)


def _in_translate(node: TranslateNode) -> Iterator[Message]:
    text = node.filter_expression.var
    if isinstance(text, str):
        yield _context(node.message_context), text
    elif text.literal is not None:
        yield _context(node.message_context), str(text.literal)


def _context(expression: FilterExpression | None) -> str | None:
    return None if expression is None else str(expression.var)
