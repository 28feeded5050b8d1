"""Districts, towns, regions and new areas."""
