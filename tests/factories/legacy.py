"""Text as programs from before Unicode hand it over."""

from __future__ import annotations

from importlib.resources import files

from dondoc.reading.text.legacy import Encoding


def encoded(text: str, encoding: Encoding) -> str:
    """The text as an old program would hand it over: bytes seen as Latin-1 characters."""
    rows = (row.split("\t") for row in table(encoding))
    codes = {letter: bytes.fromhex(code).decode("latin-1") for code, letter in rows}
    return "".join(codes.get(character, character) for character in text)


def table(encoding: Encoding) -> list[str]:
    lines = files("dondoc.reading.data").joinpath(f"{encoding.lower()}.tsv").read_text("utf-8").splitlines()
    return [line for line in lines if line[0] not in "#b"]
