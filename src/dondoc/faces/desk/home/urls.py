"""The first address."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.home import views

urlpatterns = [path("", views.desk, name="desk")]
