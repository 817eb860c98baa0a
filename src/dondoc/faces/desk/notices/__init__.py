"""What the system tells people: behind the bell, by mail, to other systems."""
