"""The command `dondoc`: the words of the command line in, an exit code out.

Nothing heavy is imported before it is known to be needed: an official who reads
one text file waits for the reading, not for libraries.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0, 1, 2, 3 or 130, as the help explains them."""
    from dondoc.faces.command.arguments import Serving, parse_words

    asked = parse_words(list(sys.argv[1:] if argv is None else argv))
    try:
        if isinstance(asked, Serving):
            from dondoc.faces.command.serve import serve

            return serve(asked)
        from dondoc.faces.command.read import read_documents

        return read_documents(asked)
    except KeyboardInterrupt:
        return 130
