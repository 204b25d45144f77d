"""The grammar of a sentence that reports: clauses, numbers with units, what is done, denied or compared."""
