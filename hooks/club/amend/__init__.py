"""« club move », « cancel », « postpone », « reinstate »: what changes of a session is written where it belongs."""
