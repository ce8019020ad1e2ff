"""Made-up answers and pages for the tests of the islands: small, with one of everything that can go wrong."""

from typing import Any

HOSTILE = "<img src=x onerror=\"document.title='owned'\">\"'><script>document.title='owned'</script>"
FALLBACK = '<ul class="fallback"><li><a href="/event/e1">Lavrov – Choe</a></li></ul>'


def event(name: str, date: str | None, type_: str = "CONSULT", **more: Any) -> dict[str, Any]:
    given = {"id": name, "date": date, "type": type_, "label": f"Olay {name}", "status": "occurred", "sources": 2}
    return given | {"href": f"/event/{name}"} | more


EVENTS = [
    event("e1", "2025-07-11"), event("e2", "2025-07-11"), event("e3", "2025-08-20"), event("e4", "2025-09-03", "AID"),
    event("e5", "2025-09", "ACCUSE", status="planned"), event("e6", None), event("e7", "2025", "SANCTION"),
]  # fmt: skip
MONTHS = [
    {"month": "2025-05", "events": 4, "score": 3.5, "reports": 9, "quarters": {"verbal-cooperation": 4}},
    {"month": "2025-07", "events": 2, "score": -4, "reports": 2, "quarters": {"material-conflict": 2}},
]
NODES = [
    {"id": "RUS", "label": "Rusya", "kind": "state", "events": 9, "href": "/actor/RUS"},
    {"id": "PRK", "label": "Kuzey Kore", "kind": "state", "events": 5, "href": "/actor/PRK"},
    {"id": "UN", "label": "BM", "kind": "organisation", "events": 2, "href": "/actor/UN"},
]
EDGES = [
    {"source": "RUS", "target": "PRK", "events": 5, "score": 4, "href": "/between/PRK/RUS"},
    {"source": "RUS", "target": "UN", "events": 2, "score": -3, "href": "/between/RUS/UN"},
]
PLACES = [
    {"id": "w", "label": "Wonsan", "lat": 39.15, "lon": 127.44, "events": 3, "href": "/place/w"},
    {"id": "m", "label": "Moskova", "lat": 55.75, "lon": 37.62, "events": 8, "href": "/place/m"},
    {"id": "m2", "label": "Kremlin", "lat": 55.75, "lon": 37.62, "events": 2, "href": "/place/m2"},
]
ANSWERS = {
    "/api/timeline": {"events": EVENTS, "total": 40}, "/api/months": {"months": MONTHS},
    "/api/network": {"nodes": NODES, "edges": EDGES, "total_nodes": 12},
    "/api/map": {"places": PLACES, "unplaced": 4, "placeless": 7},
    "/api/world": {"places": [PLACES[0], {"id": "l", "label": "Lima", "lat": -12.0, "lon": -77.0, "events": 1}]},
    "/api/empty": {"events": [], "total": 0}, "/api/strange": ["no", "object"],
    "/api/hostile": {"events": [
        event(HOSTILE, "2025-07-11", label=HOSTILE, href="javascript:document.title='owned'"),
        event("b", "2025-08-11", type_=HOSTILE, act_label=HOSTILE, href="//elsewhere.example/"),
    ]},
}  # fmt: skip
DRAWN = ("timeline", "months", "network", "map")
BODY = "Rusya Dışişleri Bakanı 😀 Lavrov'un ziyareti sürüyor.\n\nLavrov, Wonsan'da Choe Son Hui ile görüştü."
SECOND = BODY.index("Lavrov, ")
# Line breaks in here would be characters of the body.
MARK = (
    '<div data-island="mark" data-form="correction"><p data-start="0">Rusya Dışişleri Bakanı 😀 '
    '<a href="/event/e1"><mark>Lavrov\'un</mark></a><sup data-not-text>[1]</sup> ziyareti sürüyor.</p>'
    f'<p data-start="{SECOND}">Lavrov, Wonsan\'da Choe Son Hui ile görüştü.</p></div><form id="correction">'
    '<details><summary>Düzelt</summary><fieldset data-mark="evidence" data-label="Olayın sözleri">'
    '<legend>Olayın sözleri</legend><label>Baş <input name="start" data-mark-start></label>'
    '<label>Son <input name="end" data-mark-end></label>'
    '<label>Sözler <textarea name="quote" data-mark-quote></textarea></label></fieldset></details></form>'
)


def island(name: str, src: str = "", more: str = "data-fold") -> str:
    return f'<div data-island="{name}" data-src="{src or f"/api/{name}"}" {more}>{FALLBACK}</div>'
