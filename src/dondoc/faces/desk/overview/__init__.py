"""The picture for those who look: four cells by body and plan, what is late and why, what changed."""
