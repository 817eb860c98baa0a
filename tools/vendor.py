"""Copy what the pages are served with from node_modules: `npm ci --ignore-scripts && python tools/vendor.py`.

Only the files named here are copied, each with the licence of its package, to
`src/dondoc/faces/vendor/` (not in Git; served under `static/vendor/`). The style sheet
of the fonts is put together from those of the packages, so that `unicode-range` stays
as their makers cut the files: a page in Vietnamese fetches two or three of them.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src" / "dondoc" / "faces" / "vendor"


class Font(NamedTuple):
    """One font of @fontsource, with the weights and styles that our pages set."""

    package: str
    styles: tuple[str, ...]  # names of its style sheets


FONTS = (
    Font("@fontsource/be-vietnam-pro", ("400", "600")),
    Font("@fontsource/source-serif-4", ("400", "400-italic", "600")),
)
SUBSETS = ("vietnamese", "latin-ext", "latin")
FACE = re.compile(r"/\* (?P<name>[\w-]+) \*/\s*(?P<rule>@font-face \{.*?\})", re.DOTALL)
SOURCE = re.compile(r"src: url\(\./files/(?P<file>[\w.-]+\.woff2)\).*?;")


def copy_fonts(modules: Path, vendor: Path) -> list[str]:
    """Copy each file that a rule names; return the rules, pointing at the copies."""
    rules: list[str] = []
    for font in FONTS:
        package = modules / font.package
        target = vendor / package.name
        target.mkdir(parents=True)
        shutil.copyfile(package / "LICENSE", target / "LICENSE")
        for style in font.styles:
            for rule, file in _faces((package / f"{style}.css").read_text(encoding="utf-8")):
                shutil.copyfile(package / "files" / file, target / file)
                rules.append(SOURCE.sub(f'src: url("{package.name}/{file}") format("woff2");', rule))
    return rules


def _faces(css: str) -> list[tuple[str, str]]:
    """The rules of the subsets we serve, each with the file it names."""
    found = []
    for face in FACE.finditer(css):
        source = SOURCE.search(face["rule"])
        if source and any(f"-{subset}-" in source["file"] for subset in SUBSETS):
            found.append((face["rule"], source["file"]))
    return found


def main() -> int:
    if not MODULES.is_dir():
        print("Không có node_modules; hãy chạy trước: npm ci --ignore-scripts", file=sys.stderr)
        return 1
    shutil.rmtree(VENDOR, ignore_errors=True)
    rules = copy_fonts(MODULES, VENDOR)
    (VENDOR / "fonts.css").write_text("\n".join(rules) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
