"""Relations: what sentences state, and what names and sections imply."""
