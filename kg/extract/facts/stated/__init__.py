"""What a sentence states: the patterns of the seeds, and who the two ends of a match are."""
