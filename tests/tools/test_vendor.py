"""What is copied from node_modules: only what is named, each with its licence."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
RULE = """/* a-latin-400-normal */
@font-face {
  font-family: 'A';
  src: url(./files/a-latin-400-normal.woff2) format('woff2'), url(./files/a-latin-400-normal.woff) format('woff');
  unicode-range: U+0000-00FF;
}
/* a-cyrillic-400-normal */
@font-face { font-family: 'A'; src: url(./files/a-cyrillic-400-normal.woff2) format('woff2'); }
"""


@pytest.fixture
def vendor() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vendor", ROOT / "tools" / "vendor.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_only_the_alphabets_we_need_are_copied_with_their_licence(vendor: ModuleType, tmp_path: Path) -> None:
    for font in vendor.FONTS:
        files = tmp_path / "node_modules" / font.package / "files"
        files.mkdir(parents=True)
        for name in ("a-latin-400-normal.woff2", "a-cyrillic-400-normal.woff2"):
            (files / name).write_bytes(b"font")
        (files.parent / "LICENSE").write_text("OFL")
        for style in font.styles:
            (files.parent / f"{style}.css").write_text(RULE)
    rules = vendor.copy_fonts(tmp_path / "node_modules", tmp_path / "vendor")
    copied = {path.relative_to(tmp_path / "vendor").as_posix() for path in (tmp_path / "vendor").rglob("*.*")}
    assert {path.split("/")[1] for path in copied} == {"a-latin-400-normal.woff2"}
    assert len(list((tmp_path / "vendor").rglob("LICENSE"))) == len(vendor.FONTS)
    assert 'src: url("be-vietnam-pro/a-latin-400-normal.woff2") format("woff2");' in rules[0]
    assert "unicode-range: U+0000-00FF" in rules[0]


def test_the_preloaded_files_are_among_those_served() -> None:
    vendored = ROOT / "src" / "dondoc" / "faces" / "vendor"
    if not vendored.is_dir():
        pytest.skip("nothing vendored yet (npm ci --ignore-scripts && python tools/vendor.py)")
    base = (ROOT / "src/dondoc/faces/desk/templates/desk/base.html").read_text("utf-8")
    preloaded = re.findall(r'rel="preload" href="{% static \'vendor/([^\']+)\'', base)
    assert len(preloaded) == 2
    assert all((vendored / name).is_file() for name in preloaded)
    named = re.findall(r'url\("([^"]+)"\)', (vendored / "fonts.css").read_text("utf-8"))
    assert all((vendored / name).is_file() for name in named)


def test_the_lock_names_versions_and_hashes_and_no_host() -> None:
    lock = (ROOT / "package-lock.json").read_text("utf-8")
    assert "://" not in re.sub(r'"(?:funding|url)": ?(?:\{[^}]*\}|"[^"]*")', "", lock)
    packages = json.loads(lock)["packages"]
    assert all("integrity" in package for name, package in packages.items() if name)
