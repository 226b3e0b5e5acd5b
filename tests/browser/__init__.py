"""A real browser on the built site.  A package, so that what its tests share ends with them (conftest.py)."""
