"""mailflow: an association writes to its municipalities, and every answer is found, counted and kept."""
