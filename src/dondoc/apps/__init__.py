"""The record of the work: who, what, by when, and everything that was done to it."""
