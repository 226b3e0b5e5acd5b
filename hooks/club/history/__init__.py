"""What git remembers of the sources: when each file last changed, and what they were at another moment."""
