"""Every change as an event: who, when, what it was before and after. Nothing is taken back from here."""
