"""« club diff »: what a change does to the pages and to the calendar, for whoever reviews it."""
