"""Bodies: the register as it is on a day, each body's work, and what became of bodies."""
