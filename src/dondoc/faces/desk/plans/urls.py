"""Addresses of plans."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.plans import amending, listing, orders, views

urlpatterns = [
    path("plans/", listing.plans, name="plans"),
    path("plans/<int:pk>/", views.plan, name="plan"),
    path("plans/<int:pk>/days", views.plan_days, name="plan_days"),
    path("plans/<int:pk>/clarity", views.plan_clarity, name="plan_clarity"),
    path("plans/<int:pk>/promises", views.plan_promises, name="plan_promises"),
    path("plans/<int:pk>/chain", views.plan_chain, name="plan_chain"),
    path("plans/<int:pk>/history", views.plan_history, name="plan_history"),
    path("plans/<int:pk>/change_plan", views.change_plan, name="change_plan"),
    path("plans/<int:pk>/amendments", amending.amendments, name="amendments"),
    path("documents/<int:pk>/orders", orders.upper_orders, name="upper_orders"),
    path("orders/<int:pk>/say_takeup", orders.say_takeup, name="say_takeup"),
]
