"""Excel, both ways: lists go down, are edited elsewhere, and come up again; tables that offices have come in."""
