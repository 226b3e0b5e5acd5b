/* Reads calendars with libical (GNOME, KDE, Evolution), by the VTIMEZONE of each file, and runs its own check.

   Prints for each file its name, then a line for each event and for each thing that libical objects to. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static char *content(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        exit(2);
    long size = ftell(file);
    char *text = calloc(size + 1, 1);
    rewind(file);
    if (!text || fread(text, 1, size, file) != (size_t)size)
        exit(2);
    fclose(file);
    return text;
}

static void moment(struct icaltimetype at)
{
    if (at.is_date) {
        printf("\t%04d-%02d-%02d", at.year, at.month, at.day);
        return;
    }
    char text[32];
    time_t seconds = icaltime_as_timet_with_zone(at, at.zone);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", gmtime(&seconds));
    printf("\t%s", at.zone ? text : "floating");
}

static void objections(icalcomponent *component)
{
    for (icalproperty *one = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY); one;
         one = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY))
        printf("error\t%s\n", icalproperty_get_xlicerror(one));
    for (icalcomponent *part = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); part;
         part = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT))
        objections(part);
}

int main(int count, char **paths)
{
    for (int n = 1; n < count; n++) {
        char *text = content(paths[n]);
        icalcomponent *calendar = icalparser_parse_string(text);
        printf("file\t%s\n", paths[n]);
        if (!calendar || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) {
            printf("error\tnot one VCALENDAR\n");
            continue;
        }
        icalrestriction_check(calendar);
        objections(calendar);
        for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
             event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
            const char *place = icalcomponent_get_location(event);
            printf("event");
            moment(icalcomponent_get_dtstart(event));
            moment(icalcomponent_get_dtend(event));
            printf("\t%s\t%s\t%s\t%s\n", icalcomponent_get_summary(event),
                   icalproperty_status_to_string(icalcomponent_get_status(event)), place ? place : "",
                   icalcomponent_get_uid(event));
        }
        icalcomponent_free(calendar);
        free(text);
    }
    return 0;
}
