"""`/api/v1`: plans, tasks, bodies, documents and events for programs.

It repeats no rule: every step is the action that the pages call, under the same permissions,
for the person whose key is used. `docs/api/README.md` says how to use it.
"""
