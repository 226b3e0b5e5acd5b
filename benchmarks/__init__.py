"""What is measured of the site, against whom, and how to run it again: ``make bench``.

Each part is a module with ``run() -> str``, which measures and gives its section of RESULTS.md.
"""
