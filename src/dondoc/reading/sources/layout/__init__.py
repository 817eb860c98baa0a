"""From printed lines to paragraphs and tables in reading order.

Both readers of pages use it, the one of PDF text layers and the one of scans: they
give lines with boxes (`PageContent`), and get the blocks of the whole file.
"""

from __future__ import annotations

from dondoc.reading.sources.layout.blocks import build_blocks
from dondoc.reading.sources.layout.lines import Box, PageContent, Rule, TextLine, Word, line_of, pages_of

__all__ = ["Box", "PageContent", "Rule", "TextLine", "Word", "build_blocks", "line_of", "pages_of"]
