"""For when a number holds, and whether it is done, aimed at or expected."""
