"""Addresses of tables."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.sheets import down, mapping, report, up

urlpatterns = [
    path("tasks/xlsx", down.tasks_xlsx, name="tasks_xlsx"),
    path("bodies/xlsx", down.bodies_xlsx, name="bodies_xlsx"),
    path("people/xlsx", down.people_xlsx, name="people_xlsx"),
    path("sheets/", up.sheets, name="sheets"),
    path("sheets/send", up.send_sheet, name="send_sheet"),
    path("sheets/lists/<int:pk>/", down.sheet_export, name="sheet_export"),
    path("sheets/lists/<int:pk>/file", down.sheet_export_file, name="sheet_export_file"),
    path("sheets/<int:pk>/", report.sheet, name="sheet"),
    path("sheets/<int:pk>/status", report.sheet_status, name="sheet_status"),
    path("sheets/<int:pk>/columns", mapping.map_sheet, name="map_sheet"),
    path("sheets/<int:pk>/faults", report.sheet_faults, name="sheet_faults"),
    path("sheets/<int:pk>/choose", report.choose_cells, name="choose_cells"),
    path("sheets/<int:pk>/apply", report.apply_sheet, name="apply_sheet"),
    path("sheets/<int:pk>/abandon", report.abandon_sheet, name="abandon_sheet"),
]
