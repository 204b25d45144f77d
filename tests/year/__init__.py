"""A simulated year against an oracle of its own: `python -m tests.year [--messages N] [--seed S]`."""
