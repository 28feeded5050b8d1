"""What a number measures."""
