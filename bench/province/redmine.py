"""The peer: Redmine from Debian with 10,000 issues, filled here, served as Debian's package serves it.

Where it is not installed this is said and nothing is compared:
`apt-get install --no-install-recommends redmine redmine-sqlite puma ruby-sqlite3`.
"""

from __future__ import annotations

import http.client
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from province.load import Visit
from province.measuring import Served

HOME = Path("/usr/share/redmine")
ISSUES = 10_000
START_SECONDS = 120
SURROUNDINGS = {"X_DEBIAN_SITEID": "default", "RAILS_ENV": "production"}

# One public project with its issues; a second run finds them there.
FILL = """
Setting.default_language = "vi" rescue nil
Setting.per_page_options = "25,50,100"
project = Project.find_by(identifier: "tinh") ||
  Project.create!(name: "Nhiệm vụ tỉnh giao", identifier: "tinh", is_public: true)
project.enable_module!(:issue_tracking)
if Tracker.count == 0 then abort "no trackers" end
project.trackers = Tracker.all; project.save!
role = Role.anonymous; role.add_permission!(:view_issues)
names = (1..60).map { |n| "Cơ quan số #{n}" }
group = names.map { |name| IssueCategory.find_or_create_by!(project_id: project.id, name: name[0, 60]) }
have = Issue.where(project_id: project.id).count
status = IssueStatus.order(:position).to_a; priority = IssuePriority.order(:position).to_a
author = User.where(admin: true).first
now = Time.now
(have...%(issues)d).each_slice(1000) do |numbers|
  Issue.insert_all(numbers.map { |n| {
    project_id: project.id, tracker_id: project.trackers.first.id,
    subject: "Nhiệm vụ số #{n}: xây dựng đề án chuyển đổi số giai đoạn 2026-2030",
    description: "Chủ trì, phối hợp với các sở, ngành, địa phương triển khai thực hiện.",
    due_date: Date.new(2026, 1, 1) + n %% 700,
    status_id: status[n %% status.size].id,
    priority_id: priority[n %% priority.size].id, author_id: author.id,
    category_id: group[n %% 60].id,
    created_on: now, updated_on: now,
    start_date: Date.new(2026, 1, 1), done_ratio: n %% 10 * 10,
    lft: 1, rgt: 2, lock_version: 0, is_private: false
  } })
end
Issue.where(root_id: nil).update_all("root_id = id")
puts Issue.where(project_id: project.id).count
"""


def is_installed() -> bool:
    return (HOME / "config.ru").exists()


def fill() -> int:
    """Have the issues; how many."""
    done = _run("bundle", "exec", "rails", "runner", FILL % {"issues": ISSUES})
    return int(done.stdout.split()[-1])


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    found = subprocess.run(
        words, cwd=HOME, env={**os.environ, **SURROUNDINGS}, capture_output=True, text=True, check=False
    )
    if found.returncode:
        raise SystemExit(f"Redmine: {found.stderr[-2000:]}")
    return found


@contextmanager
def serving(port: int) -> Iterator[Served]:
    """Puma with two workers of four threads, as many as ours."""
    words = (
        "puma",
        "-e",
        "production",
        "-w",
        "2",
        "-t",
        "1:4",
        "-b",
        f"tcp://127.0.0.1:{port}",
        "--preload",
        "config.ru",
    )
    process = subprocess.Popen(
        words, cwd=HOME, env={**os.environ, **SURROUNDINGS}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + START_SECONDS
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > end:
                raise SystemExit("Redmine không chạy")
            time.sleep(0.5)
        yield Served(port, process)
    finally:
        process.terminate()
        process.wait(timeout=60)


def visits() -> list[Visit]:
    """Its list of issues: the length it has by itself, and the length of ours."""
    return [_list(length) for length in (25, 50)]


def _list(length: int) -> Visit:
    address = f"/projects/tinh/issues?set_filter=1&per_page={length}"
    return Visit(f"Redmine, danh sách {length} dòng", [f"{address}&page={page}" for page in range(1, 7)])


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
