"""Work: who has it, until when, how it goes, and how it ends."""
