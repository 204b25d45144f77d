"""Whom a message may be believed to come from, and whether it may command."""
