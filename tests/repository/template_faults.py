"""What may not stand in a template: inline style and script, words nobody marked for translation, shouting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "dondoc"
NAMES = ("Đôn Đốc", "Tiếng Việt")  # proper names, the same in every language

_COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}|<!--.*?-->|<!doctype[^>]*>", re.DOTALL | re.I)
_BLOCK = re.compile(r"\{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_MARKED = re.compile(r"""\{%\s*trans(?:late)?\s+(?:"([^"]*)"|'([^']*)')|_\("([^"]*)"\)""")
_INLINE = (
    re.compile(r"<style\b(?![^>]*\bnonce=)", re.I),
    re.compile(r"<script\b(?![^>]*\b(?:src|nonce)=)(?![^>]*\btype=.application/json)", re.I),
    re.compile(r"\sstyle\s*=\s*[\"'{]", re.I),
    re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I),
    re.compile(r"javascript:", re.I),
)
_KEY = re.compile(r"\{\{ ([\w.]*\b(?:pk|id|\w+_id|version|start|end)(?:\|default\w*:\w+)?) \}\}")
"""A key or a version that is about to be written as a number to read: «2.086»."""
_NAMES = ("field.auto_id", "attrs.id", "list_id", "credential.auto_id", "passwordless.auto_id")
LETTER = re.compile(r"[ăâđêôơưà-ãè-êì-íò-õù-úýĩũạ-ỹ]", re.IGNORECASE)


def find_templates() -> list[Path]:
    """Every template of the web application."""
    return sorted(
        path
        for path in PACKAGE.rglob("*")
        if path.suffix in (".html", ".txt", ".xml", ".svg") and "templates" in path.relative_to(PACKAGE).parts
    )


def find_inline(text: str) -> list[str]:
    """Style and script that the content security policy would refuse; a nonce is let be."""
    plain = _COMMENT.sub("", text)
    return [match[0].strip() for pattern in _INLINE for match in pattern.finditer(plain)]


def find_grouped_keys(text: str) -> list[str]:
    """Keys of rows without `unlocalize`: from the thousandth on they get a separator, and lead nowhere."""
    found = (match[1] for match in _KEY.finditer(_BLOCK.sub("", _COMMENT.sub("", text))))
    return [name for name in found if not name.endswith(_NAMES)]


def find_unmarked(text: str) -> list[str]:
    """Vietnamese outside of `translate` and `blocktranslate`, in text and in attributes alike."""
    rest = _TAG.sub("\n", _BLOCK.sub("\n", _COMMENT.sub("", text)))
    for name in NAMES:
        rest = rest.replace(name, "")
    return [line.strip() for line in rest.splitlines() if LETTER.search(line)]


def find_words(text: str) -> Iterator[str]:
    """The marked texts of a template."""
    plain = _COMMENT.sub("", text)
    yield from (next(word for word in match.groups() if word is not None) for match in _MARKED.finditer(plain))
    yield from (_TAG.sub(" ", match[0]) for match in _BLOCK.finditer(plain))


def find_includes(text: str) -> set[str]:
    """Templates that a template or a module names by their literal."""
    return set(re.findall(r"""["']([\w/.-]+\.(?:html|txt|xml|svg))["']""", text))


def find_patterns(text: str) -> list[re.Pattern[str]]:
    """Templates named by f-strings of a module, as patterns: f"desk/{kind}.html"."""
    written = re.findall(r"""f["']([\w/.{}\[\]()-]+\.(?:html|txt|xml|svg))["']""", text)
    return [re.compile(re.sub(r"\\\{.*?\\\}", r"[\\w/-]+", re.escape(each))) for each in written]
