// Where every event of the timeline stands: a row for each type that occurs, days from left to right, events that
// would cover each other gathered into one mark.

import { floorTo, readEdtf, stepFrom, type Grain, type Span, type When } from "./days";
import type { TimelineEvent } from "./data";
import { quarterOf, TYPE_ORDER, type Quarter } from "./kinds";

export interface Dated {
  readonly event: TimelineEvent;
  readonly when: When;
}

export interface Row {
  readonly type: string;
  readonly quarter: Quarter | null;
}

export interface Mark {
  readonly row: number;
  readonly span: Span; // the days its events are of
  readonly middle: number; // the day it stands at, with a fraction
  readonly events: readonly TimelineEvent[];
  readonly happened: boolean;
  readonly vague: boolean; // its events have no day of their own, only a month or a year
}

/** Events with days, in the order of their days; those without are counted by the caller. */
export function dateEvents(events: readonly TimelineEvent[]): Dated[] {
  const dated = events.flatMap((event) => {
    const when = readEdtf(event.date);
    return when === null ? [] : [{ event, when }];
  });
  return dated.sort((a, b) => a.when.start - b.when.start || (a.event.id < b.event.id ? -1 : 1));
}

/** The days that all of them lie in, in whole months, so that the axis does not begin in the middle of something. */
export function extentOf(dated: readonly Dated[]): Span {
  // One event "of 2019" must not add a year of emptiness: what is vaguer than a month counts only where nothing else is.
  const near = dated.filter(({ when }) => when.end - when.start <= 31);
  let [start, end] = [Infinity, -Infinity];
  for (const { when } of near.length > 0 ? near : dated) [start, end] = [Math.min(start, when.start), Math.max(end, when.end)];
  return { start: floorTo(start, "month"), end: stepFrom(floorTo(end - 1, "month"), "month") };
}

// A page of today that recalls 1993 must not squeeze this year into a corner.
const MOSTLY = 0.92; // of the events
const NARROW = 0.4; // of the time
const FEWEST = 12; // of which a crowd can be told from stragglers

/** What is shown at first: the whole time, or from where nearly all of it happened when that is much shorter. */
export function firstPeriod(dated: readonly Dated[], whole: Span): Span {
  if (dated.length < FEWEST) return whole;
  const starts = dated.map(({ when }) => when.start).sort((a, b) => a - b);
  const start = floorTo(Math.max(whole.start, starts[Math.floor(starts.length * (1 - MOSTLY))] ?? whole.start), "month");
  return whole.end - start < NARROW * (whole.end - whole.start) ? { start, end: whole.end } : whole;
}

/** A row for each type that occurs, from cooperation to conflict; what PLOVER did not have comes last. */
export function rowsOf(dated: readonly Dated[]): Row[] {
  const found = new Set(dated.map(({ event }) => event.type));
  const strange = [...found].filter((type) => !TYPE_ORDER.includes(type)).sort();
  return [...TYPE_ORDER, ...strange].filter((type) => found.has(type)).map((type) => ({ type, quarter: quarterOf(type) }));
}

/** The events that touch a period. */
export function touching(dated: readonly Dated[], span: Span): Dated[] {
  return dated.filter(({ when }) => when.end > span.start && when.start < span.end);
}

/** How many events of each type touch a period. */
export function countsIn(dated: readonly Dated[], span: Span): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { event } of touching(dated, span)) counts.set(event.type, (counts.get(event.type) ?? 0) + 1);
  return counts;
}

const LEAST = 3.4;
const GRAINS: readonly (readonly [Grain, number])[] = [["day", 1], ["week", 7], ["month", 30], ["quarter", 91]];

/** The finest grain whose marks do not cover each other. */
export function grainFor(span: Span, width: number, gap: number): Grain {
  const perDay = width / Math.max(1, span.end - span.start);
  return GRAINS.find(([, days]) => days * perDay >= gap)?.[0] ?? "year";
}

/** The marks of the events that touch `span`, in reading order: by row, then by day. */
export function marksOf(dated: readonly Dated[], rows: readonly Row[], span: Span, grain: Grain): Mark[] {
  const rowOf = new Map(rows.map((row, index) => [row.type, index]));
  const gathered = new Map<string, { row: number; span: Span; vague: boolean; events: TimelineEvent[] }>();
  for (const { event, when } of dated) {
    if (when.end <= span.start || when.start >= span.end) continue;
    const row = rowOf.get(event.type) ?? 0;
    const start = floorTo(when.start, grain);
    const end = stepFrom(start, grain);
    const vague = when.end > end; // a year among months: drawn as a bar over the whole of it
    const days = vague ? { start: when.start, end: when.end } : { start, end };
    const key = `${row}/${days.start}/${days.end}`;
    const found = gathered.get(key);
    if (found === undefined) gathered.set(key, { row, span: days, vague, events: [event] });
    else found.events.push(event);
  }
  const marks = [...gathered.values()].map((mark): Mark => ({
    ...mark, middle: (Math.max(mark.span.start, span.start) + Math.min(mark.span.end, span.end)) / 2,
    happened: mark.events.some((event) => event.status === "occurred"),
  }));
  return marks.sort((a, b) => a.row - b.row || a.middle - b.middle);
}

/** Half the size of a mark: grows with the root of the number of events, up to `widest` for the largest number. */
export function radiusOf(count: number, most: number, widest: number): number {
  const grow = Math.min(2.1, (widest - LEAST) / Math.sqrt(Math.max(1, most - 1)));
  return LEAST + grow * Math.sqrt(count - 1);
}

export interface Bar {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/** How many events each stretch of the whole time has, for the strip in which a period is chosen. */
export function histogram(dated: readonly Dated[], span: Span, bars: number): Bar[] {
  const length = (span.end - span.start) / bars;
  const counts = new Array<number>(bars).fill(0);
  for (const { when } of dated) {
    const middle = (when.start + when.end) / 2;
    const at = Math.min(bars - 1, Math.max(0, Math.floor((middle - span.start) / length)));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count, at) => ({ start: span.start + at * length, end: span.start + (at + 1) * length, count }));
}

/** A brush snapped to whole days, never empty and never outside. */
export function snap(start: number, end: number, whole: Span): Span {
  const first = Math.max(whole.start, Math.min(whole.end - 1, Math.round(start)));
  return { start: first, end: Math.min(whole.end, Math.max(first + 1, Math.round(end))) };
}

/** A handle of the brush moved by a key: days, months with Page Up and Page Down, the ends with Home and End. */
export function moveHandle(period: Span, side: "start" | "end", key: string, whole: Span): Span | null {
  const steps: Readonly<Record<string, (day: number) => number>> = {
    ArrowLeft: (day) => day - 1, ArrowDown: (day) => day - 1, ArrowRight: (day) => day + 1, ArrowUp: (day) => day + 1,
    PageDown: (day) => stepFrom(day, "month", -1), PageUp: (day) => stepFrom(day, "month"),
    Home: () => whole.start, End: () => whole.end,
  };
  const step = steps[key];
  if (step === undefined) return null;
  if (side === "start") return { ...period, start: Math.max(whole.start, Math.min(period.end - 1, step(period.start))) };
  return { ...period, end: Math.min(whole.end, Math.max(period.start + 1, step(period.end))) };
}
