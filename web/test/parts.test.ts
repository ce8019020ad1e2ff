import { describe, expect, it, test } from "vitest";

import { dayOf } from "../src/days";
import { quarterOf, QUARTERS, sign, TYPE_ORDER } from "../src/kinds";
import { bubblesAt, viewOf, within, type Spotted } from "../src/map-layout";
import { describe as sayMonth } from "../src/months";
import { roundUp, stack, withoutGaps } from "../src/months-layout";
import { placeNames } from "../src/names";
import { layOut } from "../src/network-layout";
import { periodHref, periodOf } from "../src/period";
import { follow, neighbour, ROWS } from "../src/roving";
import { sayDays, sayTick, signed, wordsFor } from "../src/words";

test("the sixteen types each have a quarter, and each quarter a sign of its own", () => {
  expect(TYPE_ORDER).toHaveLength(16);
  expect(TYPE_ORDER.every((type) => quarterOf(type) !== null)).toBe(true);
  expect(new Set(QUARTERS.map((quarter) => sign(quarter, 5))).size).toBe(4);
});

describe("both languages", () => {
  const [tr, en] = [wordsFor("tr-TR"), wordsFor("en")];

  it("name all types, quarters and statuses", () => {
    for (const words of [tr, en]) expect(TYPE_ORDER.filter((type) => !(type in words.types))).toEqual([]);
    expect(Object.keys(tr.statuses)).toEqual(Object.keys(en.statuses));
  });

  it("differ wherever there are words", () => {
    const said = (words: typeof tr): string[] => Object.values(words).filter((value) => typeof value === "string");
    expect(said(tr).filter((text) => said(en).includes(text))).toEqual([]);
  });

  it("write days and numbers their own way", () => {
    const july = { start: dayOf(2025, 7, 1), end: dayOf(2025, 8, 1) };
    expect([sayDays("tr", july), sayDays("en", july)]).toEqual(["Temmuz 2025", "July 2025"]);
    expect(sayDays("tr", { start: dayOf(2025, 7, 11), end: dayOf(2025, 9, 4) })).toBe("11 Temmuz 2025 – 3 Eylül 2025");
    expect(sayDays("en", { start: dayOf(2025, 1, 1), end: dayOf(2026, 1, 1) })).toBe("2025");
    expect([signed("tr", 3.25), signed("en", -1.5), signed("tr", 0)]).toEqual(["+3,3", "−1.5", "0"]);
    expect(sayTick("tr", dayOf(2025, 8, 1), "month", false)).toBe("Ağu");
    expect(tr.events(1200)).toBe("1.200 olay");
    expect(en.events(1)).toBe("1 event");
  });
});

describe("the page's address", () => {
  const whole = { start: dayOf(2024, 1, 1), end: dayOf(2026, 1, 1) };

  it("gets the period and loses its place in the list", () => {
    const span = { start: dayOf(2025, 7, 1), end: dayOf(2025, 8, 1) };
    expect(periodHref("http://x/between/RUS/PRK?act=visit&cursor=abc&since=2020", span))
      .toBe("/between/RUS/PRK?act=visit&since=2025-07-01&until=2025-07-31");
    expect(periodHref("http://x/p?since=2020&until=2021", null)).toBe("/p");
  });

  it("says which period is asked for", () => {
    expect(periodOf("http://x/p", whole)).toBeNull();
    expect(periodOf("http://x/p?since=2025-07&until=2025", whole)).toEqual({ start: dayOf(2025, 7, 1), end: whole.end });
    expect(periodOf("http://x/p?since=2030", whole)).toBeNull();
    expect(periodOf("http://x/p?since=nonsense", whole)).toBeNull();
  });
});

describe("arrow keys", () => {
  const grid = [{ x: 0, y: 0 }, { x: 50, y: 0 }, { x: 60, y: 30 }, { x: 400, y: 0 }];

  it("stay in a row of a timeline, however far the next mark is", () => {
    expect(neighbour(grid, 1, "right", ROWS)).toBe(3);
    expect(neighbour(grid, 3, "down", ROWS)).toBe(2);
  });

  it("go to the nearest mark of a plane, and nowhere where there is none", () => {
    expect(neighbour(grid, 1, "down")).toBe(2);
    expect(neighbour(grid, 3, "right")).toBe(3);
    expect([follow(grid, 2, "Home"), follow(grid, 0, "End"), follow(grid, 0, "x")]).toEqual([0, 3, null]);
  });
});

describe("months", () => {
  const quarters = { verbal_cooperation: 3, material_cooperation: 1, verbal_conflict: 0, material_conflict: 0 };
  const month = (name: string): Parameters<typeof sayMonth>[0] => ({ month: name, events: 5, score: 2.5, reports: 9, quarters });

  it("have no gaps", () => {
    expect(withoutGaps([month("2026-02"), month("2025-11")]).map((each) => [each.month, each.events])).toEqual([
      ["2025-11", 5], ["2025-12", 0], ["2026-01", 0], ["2026-02", 5],
    ]);
    expect(withoutGaps([])).toEqual([]);
  });

  it("are stacked to exactly their count", () => {
    expect(stack(month("2025-11")).map((piece) => [piece.quarter, piece.from, piece.to])).toEqual([
      ["verbal_cooperation", 0, 3], ["material_cooperation", 3, 4], [null, 4, 5],
    ]);
    expect(stack({ ...month("2025-11"), events: 2 })).toHaveLength(1);
  });

  it.each([[1, 2], [3, 4], [7, 8], [37, 40], [41, 50], [100, 100], [101, 200]])("a scale for %i ends at %i", (most, top) => {
    expect(roundUp(most)).toBe(top);
  });

  it("are told in words", () => {
    expect(sayMonth(month("2025-11"), wordsFor("tr")).slice(0, 3)).toEqual(["Kasım 2025", "5 olay, 9 haber", "puan +2,5"]);
  });
});

describe("the network", () => {
  const nodes = Array.from({ length: 80 }, (_, at) => ({ id: `n${at}`, label: `N${at}`, kind: "state", events: 100 - at, href: null }));
  const edges = nodes.slice(1, 40).map((node, at) => ({ source: "n0", target: node.id, events: at + 1, score: 1, href: null }));

  it("is the same each time, inside its box, with the strongest only", () => {
    const [one, two] = [layOut({ nodes, edges, total: 80 }, 900, 540), layOut({ nodes, edges, total: 80 }, 900, 540)];
    expect(one.placed.map((at) => [at.x, at.y])).toEqual(two.placed.map((at) => [at.x, at.y]));
    expect(one.placed).toHaveLength(60);
    expect(one.placed.every((at) => at.x > 0 && at.x < 900 && at.y > 0 && at.y < 540)).toBe(true);
  });

  it("stands even when it is one actor alone", () => {
    const [only] = layOut({ nodes: nodes.slice(0, 1), edges: [], total: 1 }, 400, 300).placed;
    expect([Math.round(only!.x), Number.isFinite(only!.y)]).toEqual([200, true]);
  });
});

describe("names", () => {
  it("do not cover each other, and the first has the first choice", () => {
    const marks = [0, 1, 2, 3, 4, 5, 6].map((at) => ({ x: 100 + at * 9, y: 100, r: 8, name: "Birleşik Krallık" }));
    const places = placeNames(marks);
    expect(places[0]).toMatchObject({ dx: 0, anchor: "middle", free: true });
    expect(places.filter((place) => place.free).length).toBeLessThan(5);
  });
});

describe("the map", () => {
  const spot = (id: string, x: number, y: number, events: number): Spotted =>
    ({ place: { id, label: id, lat: 0, lon: 0, events, href: null }, x, y });
  const spots = [spot("Moskova", 100, 100, 40), spot("Tula", 102, 101, 5), spot("Tokyo", 500, 200, 8)];
  const measure = { most: 40, scale: 1 };

  it("joins what would be covered under the larger place, and parts it when closer", () => {
    const far = bubblesAt(spots, { x: 0, y: 0, k: 1 }, measure);
    expect(far.map((at) => [at.places.map(({ place }) => place.id).join("+"), at.events, at.x])).toEqual([
      ["Moskova+Tula", 45, 100], ["Tokyo", 8, 500],
    ]);
    expect(bubblesAt(spots, { x: 0, y: 0, k: 40 }, measure)).toHaveLength(3);
  });

  it("loses no event, whatever the view", () => {
    for (const k of [1, 2, 5, 17, 40]) {
      expect(bubblesAt(spots, { x: 0, y: 0, k }, measure).reduce((sum, at) => sum + at.events, 0)).toBe(53);
    }
  });

  it("opens on its places, and never shows beyond its edge", () => {
    const view = viewOf(spots, 900, 450, 9);
    const xs = spots.map((each) => each.x * view.k + view.x);
    expect(Math.min(...xs)).toBeGreaterThan(0);
    expect(Math.max(...xs)).toBeLessThan(900);
    expect(within({ x: 50, y: -9999, k: 2 }, 900, 450)).toEqual({ x: 0, y: -450, k: 2 });
  });
});
