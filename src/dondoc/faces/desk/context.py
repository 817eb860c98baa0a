"""What every page of the desk knows: where one can go, who one is, in which language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from dondoc.apps.notices.preferences import unread
from dondoc.faces.desk.who import Me, may_bring_people, may_see_letters, may_see_overview, may_settle, me_of

FONTS = (Path(__file__).resolve().parents[1] / "vendor" / "fonts.css").is_file()


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: the name of its address, its word, its key after g, and who sees it."""

    name: str
    word: str | Promise
    key: str
    may: Callable[[Any], bool] | None = None


PLACES = (
    Place("desk", _("Việc của tôi"), "v"),
    Place("tasks", _("Nhiệm vụ"), "n"),
    Place("plans", _("Kế hoạch"), "k"),
    Place("documents", _("Văn bản"), "b"),
    Place("letters", _("Công văn"), "o", may_see_letters),
    Place("bodies", _("Cơ quan"), "c"),
    Place("calendar", _("Lịch"), "l"),
    Place("overview", _("Tổng quan"), "t", may_see_overview),
    Place("people", _("Người dùng"), "u", may_bring_people),
    Place("settings", _("Cấu hình"), "h", may_settle),
)


@dataclass(frozen=True, slots=True)
class NavItem:
    """A place as a link of the frame."""

    name: str
    word: str | Promise
    key: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Bell:
    """The notices: where they are, how many were not read, whether one is there."""

    url: str
    number: int
    current: bool


class Frame:
    """The frame of one page. Each part is worked out when the template first asks for it."""

    fonts = FONTS

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def nav(self) -> tuple[NavItem, ...]:
        user = getattr(self._request, "user", None)
        if user is None or not user.is_authenticated:
            return ()
        places = [(place, url_if(place.name)) for place in PLACES if place.may is None or place.may(user)]
        path = self._request.path
        return tuple(
            NavItem(place.name, place.word, place.key, url, _is_current(path, url)) for place, url in places if url
        )

    @cached_property
    def me(self) -> Me | None:
        user = getattr(self._request, "user", None)
        return me_of(user) if user is not None and user.is_authenticated else None

    @cached_property
    def bell(self) -> Bell | None:
        """How much one has not read, in one query for as long as the page is made."""
        user = getattr(self._request, "user", None)
        if user is None or not user.is_authenticated:
            return None
        url = url_if("notices")
        return Bell(url, unread(user), self._request.path == url)

    @cached_property
    def urls(self) -> dict[str, str]:
        """Addresses that the frame links to; empty where the page is not there."""
        names = {
            "home": "desk",
            "search": "search",
            "sign_in": "account_login",
            "sign_out": "account_logout",
            "language": "set_language",
            "account": "account",
        }
        return {key: url_if(name) for key, name in names.items()}


def desk(request: HttpRequest) -> dict[str, Any]:
    """Ready values for the frame of the page."""
    return {"path": request.get_full_path(), "frame": SimpleLazyObject(lambda: Frame(request))}


def url_if(name: str, *args: object, **kwargs: object) -> str:
    """The address of that name, or nothing."""
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


def _is_current(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url.rstrip("/"))
