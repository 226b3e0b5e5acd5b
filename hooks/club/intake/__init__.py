"""The answers of the issue form « Proposer une étude de cas » → a draft of a case study, and what its maintainer must
decide.  Whatever the answers hold, what is written passes « club check », or nothing is written."""
