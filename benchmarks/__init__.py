"""Measurements over data that is not part of the repository."""
