"""Calendars for the programs that people already have open."""
