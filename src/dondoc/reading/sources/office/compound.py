"""The directory of an OLE compound file (Word 97, Excel 97, locked Word): which streams lie at its root.

Source: [MS-CFB], Compound File Binary File Format. Only the names at the root count: a
Word file may carry an Excel sheet inside, and that makes it no spreadsheet. The
file is not trusted: every chain is bounded, so a looped one ends.
The worse mistake is to run on for ever; a directory that does not hold together
is `CompoundError`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER_SIZE = 512
_ENTRY_SIZE = 128
_MOST_ENTRIES = 65_536
_LAST_SECTOR = 0xFFFFFFFA  # greater numbers are marks: free, end of chain, table
_NO_ENTRY = 0xFFFFFFFF
_ROOT = 5


class CompoundError(ValueError):
    """The compound file is cut off or its tables contradict one another."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One stream or storage at the root; `head` is how the stream begins (empty for a small one)."""

    name: str
    size: int
    head: bytes


def read_root(data: bytes) -> Mapping[str, Entry]:
    """The entries at the root of a compound file, by name."""
    try:
        return _Directory(data).root()
    except (struct.error, IndexError) as error:
        raise CompoundError("the tables point outside the file") from error


class _Directory:
    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC) or len(data) < _HEADER_SIZE:
            raise CompoundError("no header")
        shift = _number(data, 30, "<H")
        if shift not in (9, 12):
            raise CompoundError("impossible sector size")
        self._data = data
        self._size = 1 << shift
        self._small = _number(data, 56)
        needed = len(data) // self._size // (self._size // 4) + 2  # the file has no room for more
        self._tables = list(islice(self._table_sectors(), needed))
        self._entries = self._read_entries(_number(data, 48))

    def root(self) -> Mapping[str, Entry]:
        if not self._entries or self._entries[0][66] != _ROOT:
            raise CompoundError("no root entry")
        found: dict[str, Entry] = {}
        waiting, seen = [_number(self._entries[0], 76)], {0}
        while waiting:
            index = waiting.pop()
            if index == _NO_ENTRY or index in seen:
                continue
            seen.add(index)
            raw = self._entries[index]
            waiting += [_number(raw, 68), _number(raw, 72)]
            entry = self._entry(raw)
            found[entry.name] = entry
        return found

    def _entry(self, raw: bytes) -> Entry:
        length = min(_number(raw, 64, "<H"), 64)
        name = raw[: max(length - 2, 0)].decode("utf-16-le", errors="replace")
        size = _number(raw, 120)
        head = self._sector(_number(raw, 116))[:64] if size >= self._small else b""
        return Entry(name=name, size=size, head=head)

    def _read_entries(self, start: int) -> list[bytes]:
        entries: list[bytes] = []
        for sector in self._chain(start):
            raw = self._sector(sector)
            entries += [raw[at : at + _ENTRY_SIZE] for at in range(0, len(raw) - _ENTRY_SIZE + 1, _ENTRY_SIZE)]
            if len(entries) > _MOST_ENTRIES:
                raise CompoundError("too many entries")
        return entries

    def _chain(self, start: int) -> Iterator[int]:
        sector = start
        while sector < _LAST_SECTOR:  # a ring ends too: its entries grow too many
            yield sector
            sector = self._next(sector)

    def _next(self, sector: int) -> int:
        per_table = self._size // 4
        table = self._tables[sector // per_table]
        return _number(self._sector(table), 4 * (sector % per_table))

    def _table_sectors(self) -> Iterator[int]:
        """The sectors that hold the table of chains: 109 in the header, the rest in a chain of their own."""
        yield from _numbers(self._data[76:_HEADER_SIZE])
        seen: set[int] = set()
        sector = _number(self._data, 68)
        while sector < _LAST_SECTOR and sector not in seen:
            seen.add(sector)
            raw = self._sector(sector)
            yield from _numbers(raw[:-4])
            sector = _number(raw, len(raw) - 4)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._data[start : start + self._size]
        if not sector:
            raise CompoundError("the file ends early")
        return sector


def _number(data: bytes, at: int, form: str = "<I") -> int:
    return int(struct.unpack_from(form, data, at)[0])


def _numbers(data: bytes) -> Iterator[int]:
    for at in range(0, len(data) - 3, 4):
        number = _number(data, at)
        if number < _LAST_SECTOR:
            yield number
