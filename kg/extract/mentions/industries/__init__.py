"""Industries and clusters."""
