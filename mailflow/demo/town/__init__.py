"""The simulated town: municipalities that answer as real ones do, and the truth about what they meant."""
