"""Mail servers for tests: real ones with generated configuration, scripted ones, and a cutting proxy."""
