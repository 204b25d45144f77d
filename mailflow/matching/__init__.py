"""Whom a message concerns: signs with strength and reason, then recorded, review or none."""
