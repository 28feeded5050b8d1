"""Pure functions over text: clean it, cut it into sentences, read numbers and times, ask where words end."""
