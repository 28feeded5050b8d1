"""From mentions to the things of a page."""
