"""Importing lists of communes in open formats: reading them, matching them with the register, writing, telling."""
