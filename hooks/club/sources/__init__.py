"""Text → typed items, each value knowing its file, line and column."""
