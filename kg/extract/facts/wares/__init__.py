"""Which words name products."""
