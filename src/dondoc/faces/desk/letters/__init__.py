"""Official letters: preparing them, their files, how they are issued; letterheads, layout and wording."""
