"""Tests of the operator's files: what is read, and what is said about each slip."""
