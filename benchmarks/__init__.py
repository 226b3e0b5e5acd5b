"""What is measured of the site, against whom, and how to run it again: ``make bench``.

Each part is a module with ``TITLE`` and ``run(options, keep)``, which measures, and gives ``keep`` its section of
RESULTS.md, again each time that there is more of it.
"""
