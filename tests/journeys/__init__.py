"""Whole campaigns on real servers, tick by tick on a set clock."""
