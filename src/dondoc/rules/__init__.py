"""Arithmetic of the work: life cycle, lateness, periods, sums. Pure functions; words for people live in the faces."""
