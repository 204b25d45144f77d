"""The way out over SMTP."""
