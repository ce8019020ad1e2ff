import { describe as about, expect, it, test } from "vitest";

import type { TimelineEvent } from "../src/data";
import { dayOf, isoDay, type Span } from "../src/days";
import { describe } from "../src/timeline";
import {
  countsIn, dateEvents, extentOf, firstPeriod, grainFor, histogram, marksOf, moveHandle, radiusOf, rowsOf, snap, touching,
} from "../src/timeline-layout";
import { wordsFor } from "../src/words";

let made = 0;
function event(date: string | null, type = "CONSULT", more: Partial<TimelineEvent> = {}): TimelineEvent {
  made += 1;
  return { id: `e${made}`, date, type, act: "görüşme", label: `olay ${made}`, status: "occurred", sources: 2, href: `/event/e${made}`, ...more };
}

const year: Span = { start: dayOf(2025, 1, 1), end: dayOf(2026, 1, 1) };
const days = (span: Span): string => `${isoDay(span.start)} ${isoDay(span.end)}`;

about("the time that is shown", () => {
  it("is whole months around the days that are known", () => {
    const dated = dateEvents([event("2025-07-11"), event("2025-09-03"), event(null), event("2019")]);
    expect(days(extentOf(dated))).toBe("2025-07-01 2025-10-01");
  });

  it("is the years where nothing better is known", () => {
    expect(days(extentOf(dateEvents([event("2019")])))).toBe("2019-01-01 2020-01-01");
  });
});

about("what has no more than a year", () => {
  it("is left out where it lies outside the whole months of all others", () => {
    const dated = dateEvents([event("2025-07-11"), event("2019"), event("2025")]);
    expect(touching(dated, extentOf(dated)).map(({ event: { date } }) => date)).toEqual(["2025", "2025-07-11"]);
  });
});

about("what is shown at first", () => {
  const crowd = Array.from({ length: 20 }, (_, at) => event(`2025-${String((at % 9) + 1).padStart(2, "0")}-11`));

  it("is where nearly all of it happened, when one page recalls long ago", () => {
    const dated = dateEvents([...crowd, event("1993-04-02")]);
    expect(days(firstPeriod(dated, extentOf(dated)))).toBe("2025-01-01 2025-10-01");
  });

  it("is the whole time when it is filled, or holds little", () => {
    const [filled, little] = [dateEvents(crowd), dateEvents([event("1993-04-02"), event("2025-04-02")])];
    expect(firstPeriod(filled, extentOf(filled))).toEqual(extentOf(filled));
    expect(firstPeriod(little, extentOf(little))).toEqual(extentOf(little));
  });
});

about("rows", () => {
  it("go from cooperation to conflict, only of types that occur, strange ones last", () => {
    const dated = dateEvents([event("2025", "ASSAULT"), event("2025", "NEW"), event("2025", "CONSULT"), event("2025", "ASSAULT")]);
    expect(rowsOf(dated).map((row) => [row.type, row.quarter])).toEqual([
      ["CONSULT", "verbal_cooperation"], ["ASSAULT", "material_conflict"], ["NEW", null],
    ]);
  });

  it("count what touches the period", () => {
    const dated = dateEvents([event("2024-12-31"), event("2025-01-01"), event("2024/2025"), event("2025-07-01", "AID")]);
    expect(Object.fromEntries(countsIn(dated, year))).toEqual({ CONSULT: 2, AID: 1 });
  });
});

about("marks", () => {
  const dated = dateEvents([
    event("2025-07-11"), event("2025-07-11", "CONSULT", { status: "planned" }), event("2025-07-13"), event("2025-07", "CONSULT"),
    event("2025-07-11", "AID", { status: "planned" }), event("2024-01-01"),
  ]);
  const rows = rowsOf(dated);

  it("gather what would stand on one spot, and leave out what lies outside", () => {
    const marks = marksOf(dated, rows, year, "day");
    expect(marks.map((mark) => [mark.row, mark.events.length, mark.happened, mark.vague])).toEqual([
      [0, 2, true, false], [0, 1, true, false], [0, 1, true, true], [1, 1, false, false],
    ]);
  });

  it("gather more when there is less room", () => {
    const marks = marksOf(dated, rows, year, "month");
    expect(marks.map((mark) => mark.events.length)).toEqual([4, 1]);
    expect(grainFor(year, 900, 10)).toBe("week");
    expect(grainFor(year, 9000, 10)).toBe("day");
    expect(grainFor({ start: 0, end: 36_500 }, 900, 10)).toBe("year");
  });

  it("never hide an event: each stands in exactly one", () => {
    for (const grain of ["day", "week", "month", "quarter", "year"] as const) {
      const ids = marksOf(dated, rows, year, grain).flatMap((mark) => mark.events.map((each) => each.id));
      expect(ids.sort()).toEqual(dated.slice(1).map(({ event: each }) => each.id).sort());
    }
  });

  it("grow with what they hold, within their row", () => {
    expect(radiusOf(1, 40, 13)).toBeCloseTo(3.4);
    expect(radiusOf(40, 40, 13)).toBeCloseTo(13);
    expect(radiusOf(2, 2, 13)).toBeLessThan(6);
  });

  it("are told in words", () => {
    const [two] = marksOf(dated, rows, year, "day");
    expect(describe(two!, wordsFor("tr"), "Görüşme").slice(0, 2)).toEqual(["Görüşme: 2 olay", "11 Temmuz 2025"]);
    const one = { ...two!, events: [event("2025-07-11", "CONSULT", { status: "planned", sources: 1, label: "A – B" })] };
    expect(describe(one, wordsFor("en"), "Consult")).toEqual(["A – B", "11 July 2025 · görüşme · planned · 1 independent source"]);
  });
});

test("the strip counts every event once", () => {
  const dated = dateEvents([event("2025-01-01"), event("2025-12-31"), event("2025-06"), event("2019")]);
  const bars = histogram(dated, year, 40);
  expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(4);
  expect(bars[39]!.count).toBe(1);
});

about("the chosen period", () => {
  it("is whole days, inside, and never empty", () => {
    expect(snap(-50, 1e9, year)).toEqual(year);
    expect(snap(year.start + 3.4, year.start + 3.45, year)).toEqual({ start: year.start + 3, end: year.start + 4 });
    expect(snap(year.end, year.end, year)).toEqual({ start: year.end - 1, end: year.end });
  });

  it.each([
    ["start", "ArrowRight", "2025-01-02 2026-01-01"], ["start", "ArrowLeft", "2025-01-01 2026-01-01"],
    ["start", "PageUp", "2025-02-01 2026-01-01"], ["end", "PageDown", "2025-01-01 2025-12-01"],
    ["end", "ArrowLeft", "2025-01-01 2025-12-31"], ["end", "Home", "2025-01-01 2025-01-02"],
    ["start", "End", "2025-12-31 2026-01-01"],
  ] as const)("%s moves with %s", (side, key, expected) => {
    expect(days(moveHandle(year, side, key, year)!)).toBe(expected);
  });

  it("does not move with other keys", () => {
    expect(moveHandle(year, "start", "x", year)).toBeNull();
  });
});
