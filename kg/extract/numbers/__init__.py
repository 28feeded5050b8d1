"""Quantities, and what they say of whom."""
