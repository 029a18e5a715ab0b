"""Translations kept in step with their source: segments, alignment, memory, machines."""
