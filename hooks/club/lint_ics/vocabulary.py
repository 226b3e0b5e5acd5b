"""The names that the standards know: components, properties, colours."""

from __future__ import annotations

# RFC 5545, 3.6 and 3.7; RFC 7986, 4
OF_CALENDAR = frozenset(
    "VERSION PRODID CALSCALE METHOD NAME DESCRIPTION UID LAST-MODIFIED URL CATEGORIES REFRESH-INTERVAL SOURCE COLOR "
    "IMAGE".split()
)
# RFC 5545, 3.6.1; RFC 7986, 4; RFC 9073, 4; RFC 9253
OF_EVENT = frozenset(
    "DTSTAMP UID DTSTART CLASS CREATED DESCRIPTION GEO LAST-MODIFIED LOCATION ORGANIZER PRIORITY SEQUENCE STATUS "
    "SUMMARY TRANSP URL RECURRENCE-ID RRULE DTEND DURATION ATTACH ATTENDEE CATEGORIES COMMENT CONTACT EXDATE "
    "EXRULE REQUEST-STATUS RELATED-TO RESOURCES RDATE COLOR CONFERENCE IMAGE STYLED-DESCRIPTION STRUCTURED-DATA "
    "CONCEPT LINK REFID".split()
)
OF_ZONE = frozenset("TZID LAST-MODIFIED TZURL TZID-ALIAS-OF TZUNTIL".split())
OF_PART = frozenset("DTSTART TZOFFSETTO TZOFFSETFROM RRULE COMMENT RDATE TZNAME".split())
ELSEWHERE = frozenset(
    "COMPLETED PERCENT-COMPLETE DUE FREEBUSY ACTION TRIGGER REPEAT ACKNOWLEDGED PROXIMITY BUSYTYPE CALENDAR-ADDRESS "
    "LOCATION-TYPE PARTICIPANT-TYPE RESOURCE-TYPE POLL-ITEM-ID ESTIMATED-DURATION TASK-MODE".split()
)
KNOWN = OF_CALENDAR | OF_EVENT | OF_ZONE | OF_PART | ELSEWHERE
ALLOWED = {
    "VCALENDAR": OF_CALENDAR,
    "VEVENT": OF_EVENT,
    "VTIMEZONE": OF_ZONE,
    "STANDARD": OF_PART,
    "DAYLIGHT": OF_PART,
}
SEVERAL = {  # all others stand once
    "VCALENDAR": frozenset("NAME DESCRIPTION CATEGORIES IMAGE".split()),  # by language
    "VEVENT": frozenset(
        "ATTACH ATTENDEE CATEGORIES COMMENT CONTACT EXDATE EXRULE REQUEST-STATUS RELATED-TO RESOURCES RDATE RRULE "
        "CONFERENCE IMAGE STYLED-DESCRIPTION STRUCTURED-DATA CONCEPT LINK REFID".split()
    ),
    "VTIMEZONE": frozenset(["TZID-ALIAS-OF"]),
    "STANDARD": frozenset("COMMENT RDATE TZNAME".split()),
    "DAYLIGHT": frozenset("COMMENT RDATE TZNAME".split()),
}
TEXT = frozenset("SUMMARY DESCRIPTION LOCATION COMMENT CONTACT NAME X-WR-CALNAME X-WR-CALDESC".split())
TEXTS = frozenset(["CATEGORIES", "RESOURCES"])
URIS = frozenset("URL SOURCE CONFERENCE IMAGE".split())

# www.w3.org/TR/css-color-3, 4.3
COLOURS = frozenset(
    """aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
    cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray
    darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
    darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue
    firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew
    hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
    lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
    lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue
    mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred
    midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid
    palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple red
    rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray
    slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow
    yellowgreen""".split()
)
