"""Texts that mean something in one of our formats, and those that no format can hold."""

from __future__ import annotations

# What people may write: every output shows it as it was written.
SHOWN = {
    "marks of HTML": "R&D <3 l'équipe & \"co\" > 'tout' &amp; &lt;b&gt; &#60;i&#62; &nbsp;",
    "end of a section of XML": "avant ]]> milieu ]]&gt; --> après",
    "marks of YAML": "- « a: b » # c: {d: [e]} & *f !g | > % @ ` ~ --- ... ? null",
    "marks of a calendar": "a, b; c: d \\ e \\n \\N \\, \\; ^n ^' BEGIN:VALARM END:VEVENT =0D=0A %0D%0A",
    "marks of Markdown": "*a* _b_ **c** `d` [e](f) ![g](h) ~~i~~ ==j== ^k^ | l | # m <3 \\*n",
    "marks of templates and scripts": "{{ a }} {% raw %} ${b} `${c}` \\u003cd\\u003e \\x3c '-e-' =cmd|' /C f'!A0",
    "letters beyond the first plane": "👩🏽‍🚀 𝒳 🏴󠁧󠁢󠁳󠁣󠁴󠁿 𠮷 e\u0301\u0323 Ǆ ﬁ ŉ ẞ İ",
    "another direction": "مرحبا بالعالم (שלום) abc",
    "addresses and their signs": "a/b?c=d&e=f+g%20h#i ;j=1 user:x@y",
    "ten thousand characters": "Long titre & co " * 625,
    "ten thousand letters": "é" * 10_000,
}
# What nobody sees, or what would end a line where nobody wrote an end: refused, and told where it stands.
REFUSED = {
    "NUL": "\x00", "bell": "\x07", "vertical tab": "\x0b", "form feed": "\x0c", "escape": "\x1b", "file separator": "\x1c",
    "delete": "\x7f", "next line": "\x85", "control of the upper half": "\x9b", "line separator": "\u2028",
    "paragraph separator": "\u2029", "left-to-right mark": "\u200e", "right-to-left embedding": "\u202b",
    "right-to-left override": "\u202e", "isolate": "\u2067", "zero width space": "\u200b", "byte order mark": "\ufeff",
    "no character": "\ufffe", "no character of another plane": "\U0001fffe",
}  # fmt: skip
# The same for what would end a line or a tag, in a text of one line.
REFUSED_IN_ONE_LINE = {
    "end of line": "\n", "carriage return and end of line": "\r\n", "tab": "\t", "end of a script": "</script>",
    "tag": "<b>", "comment": "<!--", "section of XML": "<![CDATA[", "instruction": "<?xml",
}  # fmt: skip
