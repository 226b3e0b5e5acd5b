"""Items → one resolved, immutable graph: references from both ends, dated occurrences."""
