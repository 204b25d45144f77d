"""Tests of the demo's town and of the story it tells."""
