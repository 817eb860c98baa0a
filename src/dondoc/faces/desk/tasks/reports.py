"""Reports with their evidence, as lines."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from dondoc.apps.documents.media_types import words_for
from dondoc.faces.desk.tasks.dossier import REPORTS, Dossier, Proof, Told


@dataclass(frozen=True, slots=True)
class ProofLine:
    """A file: its page, its small picture where there is one."""

    name: str
    url: str
    picture: str
    size: str
    kind: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    report: Told
    body: str
    files: list[ProofLine]

    @property
    def waits(self) -> bool:
        return self.report.completes and self.report.confirmed is None


def report_lines(dossier: Dossier) -> list[ReportLine]:
    """The newest first; where several bodies report, each says whose it is."""
    parts = {part.pk: part for part in dossier.parts}
    shown = dossier.reports if dossier.whole else dossier.reports[:REPORTS]
    return [_line(report, parts[report.part_id].now or "") for report in shown]


def _line(report: Told, body: str) -> ReportLine:
    return ReportLine(report, body, [proof_line(proof) for proof in report.files])


def proof_line(proof: Proof) -> ProofLine:
    return ProofLine(
        name=proof.name,
        url=reverse("evidence", args=[proof.pk]),
        picture=reverse("evidence_picture", args=[proof.pk, 0]) if proof.has_picture else "",
        size=filesizeformat(proof.size),
        kind=words_for(proof.media_type),
    )
