"""Build the example documents that ship with the package: `python tools/build_examples.py --out DIR`.

Needs python-docx, Pillow, NumPy and, for the two PDF files, LibreOffice and a font that
stands in for Times New Roman (see `examples/office`). What is written is the same each
time, but for the date and the identifier that LibreOffice puts into its PDF.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from examples import (
    association_2025,
    biotech_2025,
    digital_2026,
    dispatch_2026,
    innovation_2024,
    office,
    party_2025,
    security_2025,
)

BUILDERS = (
    innovation_2024.build,
    digital_2026.build,
    biotech_2025.build,
    party_2025.build,
    security_2025.build,
    association_2025.build,
    dispatch_2026.build,
)
SHIPPED = Path(__file__).resolve().parents[1] / "src" / "dondoc" / "examples"


def main() -> None:
    """Build all, or those whose file name holds one of the words given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=SHIPPED, help="folder to write into (default: the package's own)")
    parser.add_argument("--only", default="", help="part of the module's name, to build one alone")
    parser.add_argument(
        "--fonts", type=Path, help="folder with Times New Roman or Liberation Serif 2 (default: installed)"
    )
    chosen = parser.parse_args()
    if chosen.fonts:
        os.environ[office.FONTS] = str(chosen.fonts.resolve())
    chosen.out.mkdir(parents=True, exist_ok=True)
    for build in BUILDERS:
        if chosen.only in build.__module__:
            path = build(chosen.out)
            print(f"{path.name}  {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
