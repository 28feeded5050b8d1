"""Titles given by authorities."""
