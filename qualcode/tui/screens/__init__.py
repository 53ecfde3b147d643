"""Screens: each owns its behaviour and asks the workbench."""
