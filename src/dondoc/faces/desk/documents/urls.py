"""Addresses of documents."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.documents import changing, files, listing, uploading
from dondoc.faces.desk.documents.views import document, document_status

urlpatterns = [
    path("documents", listing.documents, name="documents"),
    path("documents/upload", uploading.upload_document, name="upload_document"),
    path("documents/<int:pk>", document, name="document"),
    path("documents/<int:pk>/status", document_status, name="document_status"),
    path("documents/<int:pk>/file", files.document_file, name="document_file"),
    path("documents/<int:pk>/pages/<int:number>", files.document_page_image, name="document_page_image"),
    path("documents/<int:pk>/facts", changing.correct_facts, name="correct_facts"),
    path("documents/<int:pk>/withdraw", changing.withdraw_document, name="withdraw_document"),
    path("documents/<int:pk>/read-again", changing.read_again, name="read_again"),
    path("documents/<int:pk>/keep", changing.keep_document, name="keep_document"),
    path("documents/<int:pk>/restore", changing.restore_document, name="restore_document"),
]
