"""What search engines are told, in schema.org's words (https://schema.org/docs/schemas.html).

Only what the sources say: an Event has no price, a recording no day of publication, since nobody writes them.
"""

from club.site.json_ld.community import club, organisation, person
from club.site.json_ld.events import event, series
from club.site.json_ld.works import article, exercise

__all__ = ["article", "club", "event", "exercise", "organisation", "person", "series"]
