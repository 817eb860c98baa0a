"""`python -m dondoc`: the same as the command `dondoc`."""

from __future__ import annotations

from dondoc.faces.command import main

if __name__ == "__main__":
    raise SystemExit(main())
