"""Who holds which title."""
