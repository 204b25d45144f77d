"""Messages that were once read wrongly, each with what must be read from it; all people are invented."""
