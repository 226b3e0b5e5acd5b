"""The commands that bring several rooms together, each with its options."""
