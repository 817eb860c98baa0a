"""«Khóa truy cập»: one's own keys of programs, and all of them for administrators."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.accounts import tokens
from dondoc.apps.accounts.models import ApiToken
from dondoc.apps.accounts.permissions import can_make_keys, can_see_all_keys
from dondoc.apps.accounts.scopes import Scope
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.faces.desk.inputs import DayField
from dondoc.faces.desk.people.asking import SignedIn

USUAL_DAYS, ON_A_PAGE = 90, 50


class TokenForm(forms.Form):
    """What the key is for, what it may, until when."""

    name = forms.CharField(
        label=gettext_lazy("Dùng cho"),
        max_length=100,
        help_text=gettext_lazy("Tên chương trình và nơi chạy, ví dụ «Cổng dữ liệu của Sở, máy chủ số 2»."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("Được làm gì"),
        choices=[(scope.value, f"{scope.label} ({scope.value})") for scope in Scope],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Chỉ chọn việc chương trình cần. Khóa không bao giờ làm được hơn chính bạn."),
    )
    expires_on = DayField(label=gettext_lazy("Dùng đến hết ngày"), help_text=gettext_lazy("Nhiều nhất một năm."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def access_keys(request: SignedIn) -> HttpResponse:
    """One's own keys, and a new one, which is shown here and never again."""
    day, made = today(), None
    form = TokenForm(request.POST or None, initial={"expires_on": day + timedelta(days=USUAL_DAYS)})
    if request.method == "POST":
        can_make_keys(request.user).require()
        if form.is_valid():
            try:
                made = tokens.make_token(**form.cleaned_data, by=request.user, today=day)
            except ActionError as error:
                form.add_error(None, str(error))
    found = list(ApiToken.objects.filter(user=request.user).order_by("revoked_at", "-created_at", "-pk"))
    values: dict[str, Any] = {
        "form": form if made is None else TokenForm(initial=form.initial),
        "made": made,
        "living": [token for token in found if token.revoked_at is None and token.expires_on >= day],
        "ended": [token for token in found if token.revoked_at or token.expires_on < day],
        "scopes": dict(Scope.choices),
        "may_make": can_make_keys(request.user),
        "per_minute": tokens.PER_MINUTE,
    }
    status = 422 if request.method == "POST" and made is None else 200
    return render(request, "desk/keys/tokens.html", values, status=status)


@require_POST
def revoke_key(request: SignedIn, pk: int) -> HttpResponse:
    """One's own key; any key for administrators."""
    is_admin = request.user.standing.is_admin
    token = get_object_or_404(ApiToken.objects.all() if is_admin else ApiToken.objects.filter(user=request.user), pk=pk)
    tokens.revoke_token(token=token, by=request.user)
    messages.success(
        request, _("Đã thu hồi khóa «%(name)s»; chương trình dùng khóa này không vào được nữa.") % {"name": token.name}
    )
    return redirect("access_keys" if token.user_id == request.user.pk else "all_keys")


@require_safe
def all_keys(request: SignedIn) -> HttpResponse:
    """Whose programs may come in, for administrators."""
    can_see_all_keys(request.user).require()
    day = today()
    rows = ApiToken.objects.filter(revoked_at=None, expires_on__gte=day).select_related("user")
    page = Paginator(rows.order_by("-last_used_at", "-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/keys/all_tokens.html", {"page": page, "scopes": dict(Scope.choices)})
