"""Numbers and dates of letters: which of ours is meant, and the sender's own."""
