"""After the build: what is checked, and the one atomic exchange."""
