"""Keys of programs: shown once, kept as a hash, bounded in time and number."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dondoc.apps.accounts.actions import deactivate
from dondoc.apps.accounts.errors import KeyNameMissing, ScopeMissing, TokenTooLong, TooManyKeys
from dondoc.apps.accounts.models import ApiToken, Role, User
from dondoc.apps.accounts.tokens import MOST, PER_MINUTE, find_token, make_token, note_use, revoke_token
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from factories.record import make_body, make_person

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 8, 30, 20, tzinfo=UTC)


@pytest.fixture
def me() -> User:
    return make_person("Nguyễn Văn An", Role.OFFICIAL, make_body("Sở Tài chính"))


def make(by: User, **change: object) -> tuple[ApiToken, str]:
    values = {"name": "Máy chủ tích hợp", "scopes": ["tasks:read"], "expires_on": date(2027, 3, 1), **change}
    made = make_token(**values, by=by, today=DAY)  # type: ignore[arg-type]
    return made.token, made.secret


def test_only_the_hash_is_kept(me: User) -> None:
    token, secret = make(me)
    assert secret.startswith(f"dondoc_{token.prefix}_")
    assert len(secret) > 55
    kept = "".join(str(value) for value in ApiToken.objects.values().get().values())
    told = "".join(f"{event.new}" for event in Event.objects.on(token))
    assert secret.split("_", 2)[2] not in kept + told


def test_key_is_found_by_its_secret(me: User) -> None:
    token, secret = make(me)
    assert find_token(secret, DAY) == token
    assert find_token(secret + "x", DAY) is None
    assert find_token("", DAY) is None


def test_key_ends_with_its_day(me: User) -> None:
    _token, secret = make(me, expires_on=DAY)
    assert find_token(secret, DAY)
    assert find_token(secret, DAY + timedelta(days=1)) is None


def test_revoked_key_opens_nothing(me: User) -> None:
    token, secret = make(me)
    revoke_token(token=token, by=me)
    revoke_token(token=token, by=me)
    assert find_token(secret, DAY) is None
    assert Event.objects.on(token).filter(verb="token_revoked").count() == 1


def test_administrator_revokes_any_key_and_others_only_their_own(me: User) -> None:
    token, _secret = make(me)
    with pytest.raises(Refused):
        revoke_token(token=token, by=make_person("Người Khác", Role.OFFICIAL, make_body("Sở Y tế")))
    assert revoke_token(token=token, by=make_person("Quản Trị", Role.ADMINISTRATOR)).revoked_at


def test_keys_end_with_the_account(me: User) -> None:
    _token, secret = make(me)
    deactivate(person=me, by=make_person("Quản Trị", Role.ADMINISTRATOR), today=DAY)
    assert find_token(secret, DAY) is None
    User.objects.filter(pk=me.pk).update(is_active=True)
    assert find_token(secret, DAY) is None


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param({"name": "  "}, KeyNameMissing, id="no-name"),
        pytest.param({"scopes": []}, ScopeMissing, id="no-scope"),
        pytest.param({"expires_on": date(2028, 1, 1)}, TokenTooLong, id="longer-than-a-year"),
        pytest.param({"expires_on": date(2026, 11, 19)}, TokenTooLong, id="yesterday"),
    ],
)
def test_key_that_says_too_little_is_not_made(me: User, change: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        make(me, **change)
    assert not ApiToken.objects.exists()


def test_person_without_a_role_makes_no_key() -> None:
    with pytest.raises(Refused):
        make(make_person("Không Vai Trò"))


def test_there_is_a_bound_on_living_keys(me: User) -> None:
    for _number in range(MOST):
        token, _secret = make(me)
    with pytest.raises(TooManyKeys):
        make(me)
    revoke_token(token=token, by=me)
    assert make(me)


def test_requests_of_a_minute_are_counted(me: User) -> None:
    token, _secret = make(me)
    for _number in range(3):
        assert note_use(token, NOW) == 0
    assert ApiToken.objects.get().used == 3
    ApiToken.objects.update(used=PER_MINUTE)
    token.refresh_from_db()
    assert note_use(token, NOW) == 40
    assert note_use(token, NOW + timedelta(seconds=40)) == 0
    assert ApiToken.objects.get().used == 1
