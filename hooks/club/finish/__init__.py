"""After the build: what is checked, the index of the search, and the one atomic exchange."""
