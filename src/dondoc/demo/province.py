"""The bodies of the province: the standard ones of every province, and those that the file adds."""

from __future__ import annotations

from pathlib import Path

from dondoc.apps.agencies.loading.province import LoadReport, load_province

CODE, NAME = "99", "tỉnh Sơn Hải"
FILE = Path(__file__).with_name("data") / "son_hai.tsv"


def load_bodies() -> LoadReport:
    """Make all bodies with their names and the facts of 2025."""
    return load_province(CODE, file=FILE)
