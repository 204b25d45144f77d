"""Tests of where things stand: calendar, book, fold, plan, totals."""
