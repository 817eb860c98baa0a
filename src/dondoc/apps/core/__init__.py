"""What every other app stands on: decisions, days of work, search, the province's own settings."""
