"""The site generator of the Club des communautés: sources → programme → finished documents."""
