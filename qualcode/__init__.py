"""A workbench for thematic coding of qualitative interviews."""

__version__ = "0.1.0"
