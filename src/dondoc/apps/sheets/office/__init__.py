"""Tables that offices already keep: their columns told apart, remembered, and their rows taken in."""
