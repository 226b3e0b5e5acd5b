"""« club withdraw »: a person, an organisation or a study leaves the site, and nothing names them any more."""
