"""One page from picture to lines: prepared, recognised, set the right way up, cleaned of noise.

Boxes are those of the page as a reader holds it: turned upright and set straight.
A page is first recognised as it lies; only where that gives no Vietnamese is the
question asked which way is up, so that upright pages pay nothing for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from dondoc.reading.sources.base import Notice, Settings
from dondoc.reading.sources.layout.lines import Box, PageContent, Rule, Word
from dondoc.reading.sources.ocr import remarks
from dondoc.reading.sources.ocr.baseline import build_lines
from dondoc.reading.sources.ocr.cells import find_cells, from_sheet, lay_out, without_cells
from dondoc.reading.sources.ocr.engine import ONE_COLUMN, RawWord, find_orientation, recognise_words
from dondoc.reading.sources.ocr.handwriting import Print, blank_handwriting
from dondoc.reading.sources.ocr.light import to_grey
from dondoc.reading.sources.ocr.pixels import Grey, ink_of, resize, shrink_to
from dondoc.reading.sources.ocr.ruling import Line, find_lines, without_lines
from dondoc.reading.sources.ocr.seals import words_at_seals
from dondoc.reading.sources.ocr.skew import find_skew, lies_on_its_side, quarter_turns, turn, turned_point
from dondoc.reading.sources.ocr.specks import Letters, measure_letters, without_specks
from dondoc.reading.sources.ocr.words import confidence_of, lines_of, printed_words
from dondoc.reading.text.plausible import is_plausible_vietnamese, vietnamese_share

_LONGEST = 5200  # pixels of a side: A4 at 440 dpi
# The height of a small letter in pixels (12 pt at 220 dpi). Of nine pages of real scans rendered at 300 dpi, this size
# has 3 to 6 words that are no words, 25 pixels have 17; on clean print all sizes from 14 to 25 do equally well.
_SMALLEST_LETTER, _BEST_LETTER, _LARGEST_LETTER = 15.0, 18.0, 20.0
_MOST_ENLARGED = 3.0
_TURNED_FROM = 0.8  # degrees; below, Tesseract reads the page better as it lies: turning blurs thin marks
_SURE_OF_ORIENTATION = 4.0
_WORTH_LEVEL = 10.0
_READ_AT_LEAST = 0.4  # letters read for each one seen


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page, and what a reviewer should know of how it was read."""

    content: PageContent
    notices: tuple[Notice, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class _Scan:
    """The page as it lies in the file, in grey, evenly lit."""

    grey: Grey
    letters: Letters
    seconds: float

    @property
    def factor(self) -> float:
        """By how much to enlarge the picture, so that its letters are of the size that Tesseract reads best."""
        if self.letters.height == 0 or _SMALLEST_LETTER <= self.letters.height <= _LARGEST_LETTER:
            return 1.0
        return float(min(_MOST_ENLARGED, _BEST_LETTER / self.letters.height, _LONGEST / max(self.grey.shape)))


@dataclass(frozen=True, slots=True)
class _Attempt:
    """The page read one way up. `turned` is in degrees clockwise, `slant` is what is left to set straight."""

    turned: int
    size: tuple[int, int]
    skew: float = 0.0
    slant: float = 0.0
    words: tuple[RawWord, ...] = ()
    lines: tuple[Line, ...] = ()
    handwriting: bool = False

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def worth(self) -> float:
        """How much Vietnamese was read, and how surely; of two pages the one with level words is worth more."""
        read = vietnamese_share(self.text) * confidence_of(self.words) * len(self.words)
        return read if self.is_level else read / _WORTH_LEVEL

    @property
    def is_level(self) -> bool:
        """Whether words are wider than high: Tesseract reads lines that run up and down, in the wrong order."""
        long = [word for word in self.words if len(word.text) > 2]
        return sum(word.width > word.height for word in long) * 2 >= len(long)


def recognise(image: Image.Image, *, number: int, width: float, height: float, settings: Settings) -> RecognisedPage:
    """Read a page that is `width` by `height` points as it lies in the file."""
    grey = shrink_to(to_grey(image), _LONGEST)[0]
    attempt = _best_attempt(_Scan(grey, measure_letters(ink_of(grey)), settings.limits.seconds_per_page))
    if attempt.turned in (90, 270):
        width, height = height, width
    confidence = confidence_of(attempt.words)
    notices = remarks.on_page(
        number,
        turned=attempt.turned,
        skew=attempt.skew,
        handwriting=attempt.handwriting,
        confidence=confidence if attempt.words else None,
    )
    return RecognisedPage(_content(attempt, number, width, height), notices, confidence)


def _best_attempt(scan: _Scan) -> _Attempt:
    """The page read the right way up."""
    if not scan.letters.count:
        return _Attempt(0, (scan.grey.shape[1], scan.grey.shape[0]))
    attempt = _attempt(scan, 90 if lies_on_its_side(ink_of(scan.grey)) else 0)
    if _is_convincing(attempt, scan):
        return attempt
    others = _other_ways(scan, attempt.turned)
    return max((attempt, *(_attempt(scan, way) for way in others)), key=lambda each: each.worth)


def _is_convincing(attempt: _Attempt, scan: _Scan) -> bool:
    """Whether what was read is Vietnamese, lies level, and is about as much as there is on the page."""
    read = sum(len(word.text) for word in attempt.words)
    return read > _READ_AT_LEAST * scan.letters.count and attempt.is_level and is_plausible_vietnamese(attempt.text)


def _other_ways(scan: _Scan, tried: int) -> tuple[int, ...]:
    """Which other ways up to try: the one that Tesseract names where it is sure, else all."""
    found = find_orientation(resize(scan.grey, scan.factor), seconds=scan.seconds)
    if found and found[1] >= _SURE_OF_ORIENTATION:
        return (found[0],) if found[0] != tried else ()
    return tuple((tried + turn_by) % 360 for turn_by in (180, 90, 270))


def _attempt(scan: _Scan, turned: int) -> _Attempt:
    """Set the page straight, take lines and specks out, recognise it."""
    picture = quarter_turns(scan.grey, turned) if turned else scan.grey
    skew = slant = find_skew(ink_of(picture))
    if abs(skew) >= _TURNED_FROM:
        picture, slant = turn(picture, skew), 0.0
    print_at = Print(ink_of(picture), slant, scan.factor)
    picture = resize(picture, scan.factor)
    letter = scan.letters.height * scan.factor
    lines, mask = find_lines(ink_of(picture), letter)
    picture = without_lines(picture, mask)
    picture = without_specks(picture, ink_of(picture), letter)
    raw = _recognised(picture, mask, letter, scan.seconds)
    words, handwriting = _printed(raw, print_at)
    words += words_at_seals(picture, ink_of(picture), letter, words, scan.seconds)
    size = (picture.shape[1], picture.shape[0])
    return _Attempt(turned, size, skew, slant, tuple(words), tuple(lines), handwriting)


def _recognised(picture: Grey, lines: Grey, letter: float, seconds: float) -> list[RawWord]:
    """The words of the page, those of ruled tables cell by cell."""
    cells = find_cells(lines, letter)
    if not cells:
        return recognise_words(picture, seconds=seconds)
    words = recognise_words(without_cells(picture, cells), seconds=seconds)
    for sheet in lay_out(picture, cells, letter):
        words += from_sheet(recognise_words(sheet.picture, seconds=seconds, layout=ONE_COLUMN), sheet)
    return words


def _printed(raw: list[RawWord], page: Print) -> tuple[list[RawWord], bool]:
    """The printed words, and whether handwriting was left out."""
    lines = lines_of(raw)
    blanked = [blank_handwriting(line, page) for line in lines]
    return printed_words([word for line in blanked for word in line]), blanked != lines


def _content(attempt: _Attempt, number: int, width: float, height: float) -> PageContent:
    """The attempt in points, set straight."""
    across, down = width / attempt.size[0], height / attempt.size[1]

    def box(part: RawWord | Line) -> Box:
        x, y = turned_point((part.left + part.right) / 2, (part.top + part.bottom) / 2, attempt.slant, attempt.size)
        half_width, half_height = (part.right - part.left) / 2, (part.bottom - part.top) / 2
        return (
            (x - half_width) * across,
            (y - half_height) * down,
            (x + half_width) * across,
            (y + half_height) * down,
        )

    lines = build_lines([[Word(word.text, box(word)) for word in line] for line in lines_of(list(attempt.words))])
    rules = tuple(_rule(box(line)) for line in attempt.lines)
    ordered = tuple(sorted(lines, key=lambda line: (line.top, line.left)))
    return PageContent(number, width, height, ordered, rules, attempt.turned, attempt.skew)


def _rule(box: Box) -> Rule:
    """A drawn line as thin as it is meant: along its own middle."""
    left, top, right, bottom = box
    if right - left >= bottom - top:
        return Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
    return Rule((left + right) / 2, top, (left + right) / 2, bottom)
