"""Tests of the values that mails are made of."""
