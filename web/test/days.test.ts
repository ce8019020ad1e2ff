import { describe, expect, it, test } from "vitest";

import { dayOf, floorTo, isoDay, readEdtf, stepFrom, ticks, type Grain } from "../src/days";

const between = (text: string): string => {
  const when = readEdtf(text);
  return when === null ? "none" : `${isoDay(when.start)} ${isoDay(when.end)}${when.exact ? "" : " about"}`;
};

test.each([
  ["a day", "2025-07-11", "2025-07-11 2025-07-12"],
  ["a day, about", "2025-07-12~", "2025-07-12 2025-07-13 about"],
  ["a leap day", "2024-02-29", "2024-02-29 2024-03-01"],
  ["no such day", "2025-02-29", "none"],
  ["a month", "2025-12", "2025-12-01 2026-01-01 about"],
  ["no such month", "2025-13", "none"],
  ["spring", "2025-21", "2025-03-01 2025-06-01 about"],
  ["winter runs into the next year", "2025-24", "2025-12-01 2026-03-01 about"],
  ["a year", "2025", "2025-01-01 2026-01-01 about"],
  ["years of two digits stay what they are", "0099", "0099-01-01 0100-01-01 about"],
  ["two years", "2026/2027", "2026-01-01 2028-01-01 about"],
  ["two days", "2025-07-11/2025-07-13", "2025-07-11 2025-07-14 about"],
  ["open at the end: what is known of it", "2025-07-11/..", "2025-07-11 2025-07-12 about"],
  ["open at both ends", "../..", "none"],
  ["words", "yesterday", "none"],
  ["nothing", "", "none"],
])("EDTF: %s", (_, text, expected) => {
  expect(between(text)).toBe(expected);
});

test.each<[string, Grain, string, string]>([
  ["2025-07-11", "day", "2025-07-11", "2025-07-12"],
  ["2025-07-11", "week", "2025-07-07", "2025-07-14"],
  ["2025-07-07", "week", "2025-07-07", "2025-07-14"],
  ["1969-12-31", "week", "1969-12-29", "1970-01-05"],
  ["2025-12-31", "month", "2025-12-01", "2026-01-01"],
  ["2025-11-30", "quarter", "2025-10-01", "2026-01-01"],
  ["2025-07-11", "year", "2025-01-01", "2026-01-01"],
])("%s lies in the %s from %s, before %s", (day, grain, start, next) => {
  const at = readEdtf(day)?.start ?? NaN;
  expect([isoDay(floorTo(at, grain)), isoDay(stepFrom(floorTo(at, grain), grain))]).toEqual([start, next]);
});

describe("ticks", () => {
  const span = { start: dayOf(2024, 6, 1), end: dayOf(2025, 12, 1) };

  it.each([40, 58, 120, 400])("are at least %i pixels apart and inside", (gap) => {
    const found = ticks(span, 900, gap);
    const at = (day: number): number => ((day - span.start) / (span.end - span.start)) * 900;
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ day }) => day >= span.start && day < span.end)).toBe(true);
    found.slice(1).forEach((tick, index) => expect(at(tick.day) - at(found[index]!.day)).toBeGreaterThan(gap * 0.9));
  });

  it("stand on the same days while the span moves by a day", () => {
    const days = (from: number): number[] => ticks({ start: from, end: from + 40 }, 900, 40).map((tick) => tick.day);
    const [here, there] = [days(dayOf(2025, 3, 1)), days(dayOf(2025, 3, 2))];
    expect(there.slice(0, -1).every((day) => here.includes(day))).toBe(true);
  });

  it("of years are multiples of their step", () => {
    const found = ticks({ start: dayOf(1987, 1, 1), end: dayOf(2026, 1, 1) }, 300, 60);
    expect(found.map(({ day }) => isoDay(day).slice(0, 4))).toEqual(["1990", "2000", "2010", "2020"]);
  });
});
