"""Tests mirror the package; journeys, faults, corpus and bench stand beside."""
