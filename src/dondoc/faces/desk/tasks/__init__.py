"""Work: its lists, the page of a task, and every step that people take."""
