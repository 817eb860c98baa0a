"""What PostgreSQL is told once so that it keeps the sums: a table, and triggers that write what a change does to them.

The table is a ledger: a change adds what is more and what is less, and nobody waits for anybody.
A sum is asked as `sum(n)`; each day the rows that say the same are made one (`COMPACT`). What is
kept are facts, never judgements: of work that runs its day, of work that was done whether it was
in time where every calendar agrees, and both days where a holiday could decide.

Rows with a body count what it leads; rows without tell by months when work was given and done.
Works, which stand for themselves once however many bodies do them, have a ledger of their own.
"""

from __future__ import annotations

VERSION = "3"
TABLE = "tasks_tally"
WORKS = "tasks_tally_works"

# x out; d, l, u done in time, late, or as the calendar has it; n done without a day; a, b, v the same of what
# awaits confirmation; c, o open without a day, with a condition or without; r runs.
# No holiday moves the end of a term by more than twenty days.
_KIND = """
CREATE OR REPLACE FUNCTION tasks_tally_kind(state text, due date, done_on date, conditional boolean) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN state IN ('dropped', 'refused', 'suspended') THEN 'x'
        WHEN state = 'done' AND due IS NULL THEN 'n'
        WHEN state = 'done' THEN CASE WHEN done_on <= due THEN 'd' WHEN done_on > due + 20 THEN 'l' ELSE 'u' END
        WHEN due IS NULL THEN CASE WHEN conditional THEN 'c' ELSE 'o' END
        WHEN state = 'awaiting' AND done_on IS NOT NULL
            THEN CASE WHEN done_on <= due THEN 'a' WHEN done_on > due + 20 THEN 'b' ELSE 'v' END
        ELSE 'r'
    END
$$"""

_TABLE = """
CREATE TABLE IF NOT EXISTS tasks_tally (
    body_id bigint, kind text NOT NULL COLLATE "C", given date, due date, done_on date, n bigint NOT NULL
);
CREATE INDEX IF NOT EXISTS tally_of_a_body ON tasks_tally (body_id)"""

# A day up to the 18th stands for itself at the end of its month, whatever days off come behind it.
_WRITE = """
    INSERT INTO tasks_tally (body_id, kind, given, due, done_on, n)
    WITH facts AS ({facts})
    SELECT body_id, kind, NULL::date, CASE WHEN kind IN ('u', 'v', 'a', 'b', 'r') THEN due END,
        CASE WHEN kind IN ('u', 'v') THEN done_on END, sum(n)
    FROM facts GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0
    UNION ALL
    SELECT NULL::bigint, kind, date_trunc('month', given_on)::date,
        CASE WHEN kind = 'u' OR extract(day FROM due) > 18 THEN due ELSE date_trunc('month', due)::date + 17 END,
        CASE kind WHEN 'u' THEN done_on WHEN 'd' THEN date_trunc('month', done_on)::date
            WHEN 'l' THEN date_trunc('month', done_on)::date END, sum(n)
    FROM facts WHERE kind <> 'x' GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0"""

_FACTS = """
    SELECT p.body_id, p.due, p.done_on, p.given_on, {sign} AS n,
        tasks_tally_kind(p.state, p.due, p.done_on, t.deadline_type = 'conditional') AS kind
    FROM {parts} p JOIN {tasks} t ON t.id = p.task_id
    WHERE p.active AND p.role = 'lead' AND t.joined_to_id IS NULL AND t.ended_on IS NULL"""


_WORKS_TABLE = f"""
CREATE TABLE IF NOT EXISTS {WORKS} (kind text NOT NULL COLLATE "C", due date, done_on date, n bigint NOT NULL)"""

_WRITE_WORKS = """
    INSERT INTO tasks_tally_works (kind, due, n)
    SELECT kind, CASE WHEN kind = 'r' THEN open_due END, sum(n) FROM ({facts}) facts GROUP BY 1, 2 HAVING sum(n) <> 0"""

_WORK = """
    SELECT open_due, {sign} AS n, CASE
        WHEN finished_on IS NOT NULL
            THEN CASE WHEN due IS NULL THEN 'n' WHEN finished_late THEN 'l' ELSE 'd' END
        WHEN NOT is_open THEN 'x'
        WHEN due IS NULL THEN CASE WHEN deadline_type = 'conditional' THEN 'c' ELSE 'o' END
        ELSE 'r' END AS kind
    FROM {tasks} WHERE joined_to_id IS NULL AND ended_on IS NULL"""


def _works(tasks: str, sign: int = 1) -> str:
    return _WORK.format(tasks=tasks, sign=sign)


def _facts(parts: str, sign: int = 1, tasks: str = "tasks_task") -> str:
    return _FACTS.format(parts=parts, sign=sign, tasks=tasks)


def _trigger(name: str, table: str, event: str, tables: str, body: str) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NULL; END $$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} AFTER {event} ON {table} {tables} FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
    ]


_OLD, _NEW = "OLD TABLE AS was", "NEW TABLE AS now"
_PARTS, _TASKS = "tasks_assignment", "tasks_task"
_TOLD = "SELECT id, joined_to_id, ended_on, deadline_type FROM"
# Compared as sets: of the tables of a trigger PostgreSQL knows no sizes, and a join of thousands would go row by row.
_TASK_CHANGED = f"IF EXISTS ({_TOLD} now EXCEPT {_TOLD} was) THEN {{write}}; END IF"

INSTALL = [
    _KIND,
    _TABLE,
    *_trigger("tasks_tally_given", _PARTS, "INSERT", f"REFERENCING {_NEW}", _WRITE.format(facts=_facts("now"))),
    *_trigger(
        "tasks_tally_changed",
        _PARTS,
        "UPDATE",
        f"REFERENCING {_OLD} {_NEW}",
        _WRITE.format(facts=f"{_facts('now')} UNION ALL {_facts('was', -1)}"),
    ),
    *_trigger("tasks_tally_gone", _PARTS, "DELETE", f"REFERENCING {_OLD}", _WRITE.format(facts=_facts("was", -1))),
    *_trigger("tasks_tally_emptied", _PARTS, "TRUNCATE", "", "DELETE FROM tasks_tally"),
    *_trigger(
        "tasks_tally_task_changed",
        _TASKS,
        "UPDATE",
        f"REFERENCING {_OLD} {_NEW}",
        _TASK_CHANGED.format(
            write=_WRITE.format(facts=f"{_facts(_PARTS, 1, 'now')} UNION ALL {_facts(_PARTS, -1, 'was')}")
        ),
    ),
    _WORKS_TABLE,
    *_trigger("tasks_works_new", _TASKS, "INSERT", f"REFERENCING {_NEW}", _WRITE_WORKS.format(facts=_works("now"))),
    *_trigger(
        "tasks_works_changed",
        _TASKS,
        "UPDATE",
        f"REFERENCING {_OLD} {_NEW}",
        _WRITE_WORKS.format(facts=f"{_works('now')} UNION ALL {_works('was', -1)}"),
    ),
    *_trigger(
        "tasks_works_gone", _TASKS, "DELETE", f"REFERENCING {_OLD}", _WRITE_WORKS.format(facts=_works("was", -1))
    ),
    *_trigger("tasks_works_emptied", _TASKS, "TRUNCATE", "", f"DELETE FROM {WORKS}"),
    f"COMMENT ON TABLE {TABLE} IS 'dondoc {VERSION}'",
]

REBUILD = [
    f"LOCK TABLE {_TASKS}, {_PARTS} IN SHARE ROW EXCLUSIVE MODE",
    f"DELETE FROM {TABLE}",
    _WRITE.format(facts=_facts(_PARTS)),
    f"DELETE FROM {WORKS}",
    _WRITE_WORKS.format(facts=_works(_TASKS)),
]

COMPACT = [
    f"LOCK TABLE {TABLE}, {WORKS} IN SHARE ROW EXCLUSIVE MODE",
    f"""WITH gone AS (DELETE FROM {WORKS} RETURNING *)
    INSERT INTO {WORKS} SELECT kind, due, done_on, sum(n) FROM gone GROUP BY 1, 2, 3 HAVING sum(n) <> 0""",
    f"""WITH gone AS (DELETE FROM {TABLE} RETURNING *)
    INSERT INTO {TABLE} SELECT body_id, kind, given, due, done_on, sum(n) FROM gone
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0""",
]

_IN_TIME = "done_on <= coalesce((%(days_off)s::jsonb ->> due::text)::date, due)"
TIME = f"""CASE kind WHEN 'x' THEN 'out' WHEN 'n' THEN 'done_no_deadline' WHEN 'd' THEN 'done_on_time'
    WHEN 'l' THEN 'done_late' WHEN 'u' THEN CASE WHEN {_IN_TIME} THEN 'done_on_time' ELSE 'done_late' END
    WHEN 'a' THEN 'in_time' WHEN 'b' THEN 'overdue' WHEN 'v' THEN CASE WHEN {_IN_TIME} THEN 'in_time' ELSE 'overdue' END
    WHEN 'c' THEN 'conditional' WHEN 'o' THEN 'no_deadline'
    WHEN 'r' THEN CASE WHEN due <= %(overdue)s THEN 'overdue' WHEN due <= %(soon)s THEN 'due_soon' ELSE 'in_time' END
    END COLLATE "C" """

# Of each row without a body at which end, counted from 0, it was first given, done, and past its day. For the last
# end, today, the rows of bodies speak, which know every day.
_PASSED = "CASE WHEN kind IN ('a', 'b', 'v', 'r') AND due <= %(overdue)s THEN %(last)s END"
WHOLE = f"""
    SELECT body_id, NULL::integer AS given, NULL::integer AS done, {_PASSED} AS passed, {TIME} AS time, sum(n)
    FROM {TABLE} WHERE body_id IS NOT NULL GROUP BY 1, 4, 5
    UNION ALL
    SELECT NULL, greatest(width_bucket(given, %(firsts)s::date[]) - 1, 0),
        CASE WHEN done_on IS NOT NULL THEN greatest(width_bucket(done_on, %(firsts)s::date[]) - 1, 0) END,
        width_bucket(due, %(in_time)s::date[]),
        {TIME} AS time, sum(n)
    FROM {TABLE} WHERE body_id IS NULL GROUP BY 2, 3, 4, 5"""
OF_BODIES = f"SELECT {TIME} AS time, sum(n) FROM {TABLE} WHERE body_id = ANY(%(bodies)s::bigint[]) GROUP BY 1"
OF_ALL = f"SELECT {TIME} AS time, sum(n) FROM {TABLE} WHERE body_id IS NOT NULL GROUP BY 1"
OF_WORKS = f"SELECT {TIME} AS time, sum(n) FROM {WORKS} GROUP BY 1"
