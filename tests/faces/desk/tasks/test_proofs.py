"""Evidence is seen and fetched by those who may see the task; it is always a download, never run."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.urls import reverse
from PIL import Image
from task_pages import words_of

from dondoc.apps.documents.actions import store_file
from dondoc.apps.documents.models import FilePicture
from dondoc.apps.tasks.models import Evidence
from factories.cast import Cast
from factories.scene import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def _png() -> io.BytesIO:
    drawn = io.BytesIO()
    Image.new("RGB", (4, 6)).save(drawn, "PNG")
    drawn.seek(0)
    return drawn


@pytest.fixture
def proof(cast: Cast) -> Evidence:
    found = Scene(cast).evidence
    found.file = store_file(io.BytesIO("<script>Biên bản</script>".encode()), name="bien-ban.html")
    found.name = "Biên bản.html"
    found.save()
    return found


@pytest.fixture
def pictured(proof: Evidence) -> Evidence:
    """The same once the worker has made its pictures."""
    for number in (0, 1):
        image = store_file(_png(), name="trang.png")
        FilePicture.objects.create(file=proof.file, number=number, width=4, height=6, image=image)
    return proof


def test_page_waits_for_its_pictures(cast: Cast, proof: Evidence, client_for: Any) -> None:
    words = words_of(client_for(cast.focal).get(reverse("evidence", args=[proof.pk])))
    assert "Hình xem trước đang được chuẩn bị" in words
    assert "Nguyễn Văn An gửi kèm báo cáo ngày 20/11/2026" in words


def test_page_shows_the_pictures(cast: Cast, pictured: Evidence, client_for: Any) -> None:
    html = client_for(cast.focal).get(reverse("evidence", args=[pictured.pk])).content.decode()
    assert reverse("evidence_picture", args=[pictured.pk, 1]) in html
    assert 'width="4" height="6"' in html


def test_small_picture_stands_beside_the_report(cast: Cast, pictured: Evidence, client_for: Any) -> None:
    task = pictured.report.assignment.task_id
    html = client_for(cast.monitor).get(reverse("task", args=[task])).content.decode()
    assert reverse("evidence_picture", args=[pictured.pk, 0]) in html


def test_file_is_a_download_that_nothing_runs(cast: Cast, proof: Evidence, client_for: Any) -> None:
    answer = client_for(cast.helper).get(reverse("evidence_file", args=[proof.pk]))
    assert b"".join(answer.streaming_content) == "<script>Biên bản</script>".encode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert "text/html" not in answer["Content-Type"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_picture_is_a_picture(cast: Cast, pictured: Evidence, client_for: Any) -> None:
    client = client_for(cast.focal)
    answer = client.get(reverse("evidence_picture", args=[pictured.pk, 1]))
    assert answer["Content-Type"] == "image/png"
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
    assert client.get(reverse("evidence_picture", args=[pictured.pk, 7])).status_code == 404


@pytest.mark.parametrize("name", ["evidence", "evidence_file"])
def test_strangers_do_not_know_of_it(cast: Cast, proof: Evidence, client_for: Any, name: str) -> None:
    assert client_for(cast.stranger).get(reverse(name, args=[proof.pk])).status_code == 404
