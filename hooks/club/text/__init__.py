"""The room that renders contributed text: Markdown, then nh3."""
