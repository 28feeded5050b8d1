"""Firms: known ones, and those told by their place in a sentence, a list, a project or a tie."""
