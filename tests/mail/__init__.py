"""Tests of the room mail."""
