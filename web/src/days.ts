// Days as whole numbers (since 1970-01-01), and the record's EDTF strings as half-open ranges of them.
// No time of day and no time zone: the record has none, and a reader in Los Angeles must see the same day.

export interface Span {
  readonly start: number;
  readonly end: number; // the first day that is no longer in it
}

export type Grain = "day" | "week" | "month" | "quarter" | "year";

export interface When extends Span {
  readonly exact: boolean; // a day, and not an "about"
}

const DAY_MS = 86_400_000;

export function dayOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC would take the years 0–99 for 1900–1999
  return Math.round(date.getTime() / DAY_MS);
}

export function dateOf(day: number): Date {
  return new Date(day * DAY_MS);
}

export function isoDay(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}

/** The days an EDTF string speaks of (levels 0 and 1 as far as the record uses them), or null for what it does not. */
export function readEdtf(text: string | null | undefined): When | null {
  if (!text) return null;
  const [from = "", to] = text.split("/");
  if (to === undefined) return readOne(from);
  const first = readOne(from);
  const last = readOne(to);
  const known = first ?? last;
  if (known === null) return null; // "../.."
  return { start: (first ?? known).start, end: (last ?? known).end, exact: false };
}

function readOne(text: string): When | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)$/.exec(text);
  if (match === null) return null;
  const [, y, m, d, about] = match;
  const year = Number(y);
  if (m === undefined) return { start: dayOf(year, 1, 1), end: dayOf(year + 1, 1, 1), exact: false };
  const month = Number(m);
  if (d === undefined) return readMonth(year, month);
  const start = dayOf(year, month, Number(d));
  if (isoDay(start) !== `${y}-${m}-${d}`) return null; // 30 February
  return { start, end: start + 1, exact: about === "" };
}

function readMonth(year: number, month: number): When | null {
  if (month >= 1 && month <= 12) return { start: dayOf(year, month, 1), end: dayOf(year, month + 1, 1), exact: false };
  if (month < 21 || month > 24) return null;
  const first = (month - 21) * 3 + 3; // 21 is spring, from March on
  return { start: dayOf(year, first, 1), end: dayOf(year, first + 3, 1), exact: false };
}

/** The first day of the day, week (from Monday), month, quarter or year that `day` lies in. */
export function floorTo(day: number, grain: Grain): number {
  if (grain === "day") return day;
  if (grain === "week") return day - ((((day + 3) % 7) + 7) % 7); // day 0 was a Thursday
  const date = dateOf(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  if (grain === "month") return dayOf(year, month, 1);
  if (grain === "quarter") return dayOf(year, month - ((month - 1) % 3), 1);
  return dayOf(year, 1, 1);
}

/** The first day of the next one. */
export function stepFrom(day: number, grain: Grain, count = 1): number {
  if (grain === "day") return day + count;
  if (grain === "week") return day + 7 * count;
  const date = dateOf(day);
  const months = { month: 1, quarter: 3, year: 12 }[grain] * count;
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1 + months, date.getUTCDate());
}

export interface Tick {
  readonly day: number;
  readonly grain: Grain;
  readonly big: boolean; // the first one of a year (or, among days, of a month)
}

const TICK_STEPS: readonly (readonly [Grain, number, number])[] = [
  ["day", 1, 1], ["day", 2, 2], ["week", 1, 7], ["month", 1, 30.4], ["quarter", 1, 91.3],
  ["year", 1, 365.25], ["year", 2, 730.5], ["year", 5, 1826], ["year", 10, 3652], ["year", 50, 18262],
];

/** Ticks of an axis over `span` that is `width` pixels long, at least `gap` pixels apart. */
export function ticks(span: Span, width: number, gap: number): Tick[] {
  const perDay = width / Math.max(1, span.end - span.start);
  const found = TICK_STEPS.find(([, , days]) => days * perDay >= gap) ?? TICK_STEPS[TICK_STEPS.length - 1];
  const [grain, count] = found ?? (["year", 50] as const);
  const made: Tick[] = [];
  for (let day = firstTick(span.start, grain, count); day < span.end; day = stepFrom(day, grain, count)) {
    const date = dateOf(day);
    const first = date.getUTCMonth() === 0;
    made.push({ day, grain, big: grain === "day" || grain === "week" ? date.getUTCDate() <= (grain === "day" ? count : 7) : first });
  }
  return made;
}

function firstTick(start: number, grain: Grain, count: number): number {
  let day = floorTo(start, grain);
  if (grain === "day") day -= ((day % count) + count) % count; // so that ticks stay where they are as a brush moves
  if (grain === "year") {
    const year = dateOf(day).getUTCFullYear();
    day = dayOf(year - (year % count), 1, 1);
  }
  while (day < start) day = stepFrom(day, grain, count);
  return day;
}
