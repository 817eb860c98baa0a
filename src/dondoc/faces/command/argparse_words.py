"""Vietnamese for what argparse itself says.

It speaks English through gettext and looks its words up when it needs them; while
our parser works it is given ours.
"""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator

WORDS = {
    "usage: ": "cách dùng: ",
    "positional arguments": "đối số",
    "options": "tùy chọn",
    "optional arguments": "tùy chọn",
    "show this help message and exit": "hiện phần giúp đỡ này rồi thoát",
    "show program's version number and exit": "hiện phiên bản rồi thoát",
    "%(prog)s: error: %(message)s\n": "%(prog)s: lỗi: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "đối số %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "thiếu đối số: %s",
    "unrecognized arguments: %s": "không hiểu đối số: %s",
    "expected one argument": "cần một giá trị",
    "expected at most one argument": "chỉ nhận nhiều nhất một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "expected %s argument": "cần %s giá trị",
    "expected %s arguments": "cần %s giá trị",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có lựa chọn %(value)r (chọn một trong: %(choices)s)",
    "invalid %(type)s value: %(value)r": "giá trị %(value)r không đúng kiểu %(type)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "không có lệnh %(parser_name)r (chọn: %(choices)s)",
    "ambiguous option: %(option)s could match %(matches)s": "tùy chọn %(option)s chưa rõ, có thể là %(matches)s",
    "ignored explicit argument %r": "tùy chọn này không nhận giá trị %r",
    "not allowed with argument %s": "không dùng cùng với %s",
    "one of the arguments %s is required": "cần một trong các đối số %s",
    "can't open '%(filename)s': %(error)s": "không mở được '%(filename)s': %(error)s",
    "unexpected option string: %s": "không hiểu tùy chọn: %s",
}


@contextlib.contextmanager
def our_words(chosen: str) -> Iterator[None]:
    """Let argparse find Vietnamese words while it works for us."""
    if chosen == "en":
        yield
        return
    theirs = {name: getattr(argparse, name) for name in ("_", "ngettext")}
    argparse._ = lambda word: WORDS.get(word, word)  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, number: WORDS.get(one if number == 1 else many, one)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name, word in theirs.items():
            setattr(argparse, name, word)
