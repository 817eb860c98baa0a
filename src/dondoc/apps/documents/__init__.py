"""Documents: the file as it came, what was read in it, what it cites."""
