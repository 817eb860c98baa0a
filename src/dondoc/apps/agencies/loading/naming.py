"""Names of standard bodies in one province.

The bodies of the province of this system, as it is today, are called as people there call
them: «Sở Tài chính», «Công an tỉnh», «Tỉnh ủy». Those of other provinces, and of those that
were merged, carry their place: «Sở Tài chính tỉnh Kon Tum», «Tỉnh ủy Kon Tum».

>>> from dondoc.apps.agencies.loading.seats import PlaceRow
>>> kon_tum = PlaceRow("province", "62", "tỉnh Kon Tum")
>>> full_name("Sở Y tế", kon_tum), full_name("Công an [tỉnh]", kon_tum), full_name("Ban Tổ chức [Tỉnh ủy]", kon_tum)
('Sở Y tế tỉnh Kon Tum', 'Công an tỉnh Kon Tum', 'Ban Tổ chức Tỉnh ủy Kon Tum')
>>> plain_name("Công an [tỉnh]", kon_tum), plain_name("Báo [Tên]", kon_tum)
('Công an tỉnh', 'Báo Kon Tum')
"""

from __future__ import annotations

from django.utils.text import slugify

from dondoc.apps.agencies.loading.seats import PlaceRow
from dondoc.apps.agencies.places import proper_name
from dondoc.vn.alphabet import fold

_SLUG = 110


def plain_name(pattern: str, place: PlaceRow) -> str:
    """What the body is called within its province."""
    city = place.unit == "thành phố"
    return (
        pattern.replace("[tỉnh]", place.unit)
        .replace("[Tỉnh ủy]", "Thành ủy" if city else "Tỉnh ủy")
        .replace("[Tỉnh]", "Thành" if city else "Tỉnh")
        .replace("[Tên]", proper_name(place.name))
    )


def full_name(pattern: str, place: PlaceRow) -> str:
    """What the body is called from outside."""
    if "[Tên]" in pattern:
        return plain_name(pattern, place)
    if "[tỉnh]" in pattern:
        return pattern.replace("[tỉnh]", place.name)
    tail = proper_name(place.name) if "[Tỉnh" in pattern else place.name
    return f"{plain_name(pattern, place)} {tail}"


def full_short(pattern: str, place: PlaceRow) -> str:
    """The abbreviated name from outside: «Sở KH&CN Kon Tum»."""
    plain, proper = plain_name(pattern, place), proper_name(place.name)
    return plain if not plain or proper in plain else f"{plain} {proper}"


def slug_of(pattern: str, place: PlaceRow) -> str:
    """The address of the body; that of a province which was merged says until when it was there."""
    plain = slugify(fold(plain_name(pattern, place)))[:_SLUG]
    proper = slugify(fold(proper_name(place.name)))
    with_place = plain if plain.endswith(proper) else f"{plain}-{proper}"
    return f"{with_place}-den-{place.until.year}" if place.until else with_place
