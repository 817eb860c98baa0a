"""Plans: their list, and each one's text as a living page, its days, promises, chain and record."""
