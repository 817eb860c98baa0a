"""Arithmetic of the work: life cycles, lateness, periods, counts. Plain Python; today is an argument."""
