"""The address of search."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.search import views

urlpatterns = [path("search/", views.search, name="search")]
