"""The room that renders contributed text: Markdown, then nh3, then the spaces of French typography."""
