import { describe, expect, it, test } from "vitest";

import { parseMap, parseMonths, parseNetwork, parseTimeline, safeHref } from "../src/data";

test.each([
  ["/event/abc", true],
  ["/between/RUS/PRK?since=2025-01-01", true],
  ["//elsewhere.example/x", false],
  ["/\\elsewhere.example", false],
  ["https://elsewhere.example/", false],
  ["javascript:alert(1)", false],
  ["data:text/html,x", false],
  ["/a b", false],
  ["", false],
  [null, false],
  [{ toString: (): string => "/x" }, false],
])("the link %j is taken: %s", (href, taken) => {
  expect(safeHref(href) !== null).toBe(taken);
});

describe("what the server sends", () => {
  it("is refused when it has another shape", () => {
    for (const raw of [null, [], "events", 7, {}, { events: {} }]) expect(() => parseTimeline(raw)).toThrow(TypeError);
    for (const raw of [null, {}, { months: 3 }]) expect(() => parseMonths(raw)).toThrow(TypeError);
    for (const raw of [{ nodes: [] }, { edges: [] }]) expect(() => parseNetwork(raw)).toThrow(TypeError);
    expect(() => parseMap({ rows: [] })).toThrow(TypeError);
  });

  it("loses the rows that cannot be drawn, and keeps the others", () => {
    const events = [{ id: "a", type: "AID", date: 5, sources: -3 }, { id: "b" }, null, "c", { type: "AID" }];
    const read = parseTimeline({ events, total: 1 });
    expect(read.events).toEqual([
      { id: "a", type: "AID", act: "AID", label: "AID", date: null, status: "occurred", sources: 0, href: null },
    ]);
    expect(read.total).toBe(1);
  });

  it("may name quarters with a line or a hyphen, and scores stay on the scale", () => {
    const [month] = parseMonths({ months: [{ month: "2025-07", events: 3, score: 99, quarters: { "verbal-cooperation": 3 } }] });
    expect(month).toMatchObject({ score: 10, quarters: { verbal_cooperation: 3, material_conflict: 0 } });
    expect(parseMonths({ months: [{ month: "2025-00" }, { month: "July" }] })).toEqual([]);
  });

  it("has no edge without both its ends, and none from an actor to itself", () => {
    const nodes = [{ id: "RUS" }, { id: "PRK" }];
    const edges = [["RUS", "PRK"], ["RUS", "XXX"], ["RUS", "RUS"]].map(([source, target]) => ({ source, target }));
    expect(parseNetwork({ nodes, edges }).edges).toHaveLength(1);
  });

  it("has no place outside the world", () => {
    const places = [{ id: "a", lat: 39, lon: 127 }, { id: "b", lat: 91, lon: 0 }, { id: "c", lat: NaN, lon: 0 }, { id: "d" }];
    expect(parseMap({ places }).places.map((place) => place.id)).toEqual(["a"]);
  });
});
