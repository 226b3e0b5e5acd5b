"""« club check --since »: what was published keeps its names, and what changes is told."""
