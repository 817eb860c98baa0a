"""What happens outside the web process: reading in a child with limits, and the loop that hands out the work."""
