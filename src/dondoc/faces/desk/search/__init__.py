"""Finding anything: tasks, plans, documents, bodies, words within attachments."""
