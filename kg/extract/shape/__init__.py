"""What a stretch of text looks like, before anybody decides what it names."""
