"""Who may import whom, as CONTRIBUTING draws the tree, and what the pure libraries may not touch.

A rule is checked on the syntax tree, so that an import inside a function counts as well.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

LAYERS = {"config": 6, "faces": 5, "demo": 4, "apps": 3, "reading": 2, "writing": 2, "rules": 2, "vn": 1}
"""A layer may import those below it, and itself; two of one height do not know one another."""

APPS = {
    name: height
    for height, names in enumerate(
        (
            ("core",),
            ("audit",),
            ("agencies",),
            ("accounts",),
            ("notices",),
            ("documents",),
            ("plans",),
            ("tasks", "indicators", "missions"),
            ("letters", "sheets"),
            ("reports", "registries"),
        )
    )
    for name in names
}
PURE = ("reading", "writing", "rules", "vn")
READS = (["apps", "documents"], ["faces", "command"])
SHAPES = ["reading", "model"]
"""What plans may know of a reading: how it looks, not how it is made."""
SPEAKS = (["faces", "command"], ["apps", "documents"], ["reading"], ["vn"])
"""Who speaks through `dondoc.language`, or calls the reader, which does; the pages have Django's translation, which knows the person's language."""
FOR_ALL = ("__version__",)
LANGUAGE = "language"
EXAMPLES = "examples"
USES_EXAMPLES = ("faces", "demo")

OUTSIDE = ("django", "rest_framework", "celery", "dask", "distributed")
NETWORK = (
    "socket", "ssl", "urllib.request", "urllib.error", "http.client", "http.server", "http.cookiejar", "requests", "httpx",
    "aiohttp", "urllib3", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "socketserver", "webbrowser",
)  # fmt: skip
CHANCE = ("random", "secrets", "uuid")
CLOCK = {
    "datetime": ("now", "today", "utcnow"),
    "date": ("today",),
    "time": ("time", "time_ns", "localtime", "gmtime", "ctime", "asctime"),
}


def find_wrong_imports(module: str, source: str, *, package: bool = False) -> list[str]:
    """Each import that points upwards, or out of the pure libraries, as «line: module»."""
    here = module.split(".")[1:]
    wrong = []
    for line, name in imported(module, source, package=package):
        if name.split(".")[0] == "dondoc":
            allowed = _may_import(here, name.split(".")[1:])
        else:
            allowed = not (here and here[0] in PURE and _is_of(name, (*OUTSIDE, *NETWORK, *CHANCE)))
        if not allowed:
            wrong.append(f"{line}: {name}")
    return wrong


def imported(module: str, source: str, *, package: bool = False) -> Iterator[tuple[int, str]]:
    """The modules that a source imports, relative ones in full; a name taken from a package counts as a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node.level, node.module, package=package)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def _absolute(module: str, level: int, name: str | None, *, package: bool) -> str:
    if level == 0:
        return name or ""
    parts = module.split(".")
    parts = parts[: len(parts) - level + package]
    return ".".join([*parts, name] if name else parts)


def _may_import(here: list[str], there: list[str]) -> bool:
    if not there or there[0] in FOR_ALL:
        return True
    if not here or here[0] not in LAYERS:
        return here[:1] == ["__main__"] or here[:1] == there[:1]
    if there[0] == LANGUAGE:
        return _is_within(here, SPEAKS)
    if there[0] == EXAMPLES:
        return here[0] in USES_EXAMPLES
    if here[0] == there[0] == "apps":
        return _may_know(here[1:2], there[1:2])
    if here[0] != "reading" and there[0] == "reading":
        return _is_within(here, READS) or (here[:2] == ["apps", "plans"] and there[:2] == SHAPES)
    return here[0] == there[0] or LAYERS[here[0]] > LAYERS.get(there[0], 9)


def _is_within(here: list[str], folders: tuple[list[str], ...]) -> bool:
    return any(here[: len(folder)] == folder for folder in folders)


def _may_know(here: list[str], there: list[str]) -> bool:
    return here == there or (bool(here and there) and APPS[here[0]] > APPS[there[0]])


def _is_of(name: str, modules: tuple[str, ...]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def find_clocks(source: str) -> list[str]:
    """Each look at the clock, as «line: call». Today is an argument; a stopwatch for time limits is none."""
    tree = ast.parse(source)
    renamed = {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK.get(
            _last_name(node.func.value, renamed), ()
        ):
            found.append(f"{node.lineno}: {ast.unparse(node.func)}")
        elif isinstance(node.func, ast.Name):
            module, name = renamed.get(node.func.id, ("", ""))
            if module == "time" and name in CLOCK["time"]:
                found.append(f"{node.lineno}: {node.func.id}")
    return found


def _last_name(node: ast.expr, renamed: dict[str, tuple[str | None, str]]) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return renamed.get(node.id, ("", node.id))[1] if isinstance(node, ast.Name) else ""
