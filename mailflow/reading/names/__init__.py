"""Names of municipalities and places in a text, in any case and abbreviation."""
