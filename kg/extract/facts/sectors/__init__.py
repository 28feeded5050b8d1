"""Who has, is in, or leads which sector."""
