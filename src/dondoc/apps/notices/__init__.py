"""Notices: reaching people by mail, in the application and by webhook, each thing once."""
