"""Say who looks at what in the database of the environment, as JSON; a process of its own for each database."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import django

django.setup()

from province.visits import visits  # noqa: E402  (Django is ready now)

json.dump([dataclasses.astuple(visit) for visit in visits()], sys.stdout)
