"""Conventions of the country: alphabet, numbers in words, quarters, money. Pure functions."""
