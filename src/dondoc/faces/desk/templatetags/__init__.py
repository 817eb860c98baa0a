"""Filters and small figures that templates use."""
