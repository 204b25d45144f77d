"""What kind a message is, and why: answers of people told from those of machines."""
