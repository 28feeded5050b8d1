"""How the classes look: no two alike, not even without colour."""

from __future__ import annotations

COLOURS = {
    "District": "#8a6414",
    "Region": "#a8553f",
    "IndustrialPark": "#1f8a3b",
    "Enterprise": "#1f6fc4",
    "IndustryCluster": "#c62828",
    "Industry": "#d9600a",
    "Project": "#8250b8",
    "Product": "#0b8496",
    "Designation": "#c2348a",
    "Institution": "#52646f",
    "GovernmentBody": "#6b6b00",
}
SHAPES = {
    "District": ("hexagon", True),
    "Region": ("hexagon", False),
    "IndustrialPark": ("square", True),
    "Enterprise": ("dot", True),
    "IndustryCluster": ("triangle", False),
    "Industry": ("triangle", True),
    "Project": ("triangleDown", True),
    "Product": ("diamond", True),
    "Designation": ("star", True),
    "Institution": ("dot", False),
    "GovernmentBody": ("square", False),
}
"""The name of a shape, and whether it is filled."""
