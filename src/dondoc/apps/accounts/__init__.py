"""People, the roles they hold in bodies for a time, and what they may."""
