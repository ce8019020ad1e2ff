// Months in a row without gaps, and where their bars stand.

import type { Month } from "./data";
import { QUARTERS, type Quarter } from "./kinds";

/** Every month from the first to the last; what the record leaves out had no events. */
export function withoutGaps(months: readonly Month[]): Month[] {
  const known = new Map(months.map((month) => [month.month, month]));
  const names = [...known.keys()].sort();
  const [first, last] = [names[0], names[names.length - 1]];
  if (first === undefined || last === undefined) return [];
  const all: Month[] = [];
  for (let at = indexOf(first); at <= indexOf(last); at += 1) all.push(known.get(nameOf(at)) ?? quiet(nameOf(at)));
  return all;
}

function indexOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function nameOf(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

function quiet(month: string): Month {
  const none = Object.fromEntries(QUARTERS.map((quarter) => [quarter, 0])) as Record<Quarter, number>;
  return { month, events: 0, score: null, reports: 0, quarters: none };
}

export interface Piece {
  readonly quarter: Quarter | null;
  readonly from: number;
  readonly to: number;
}

/** The stacked parts of a month's count, cooperation below; what no quarter claims is grey on top. */
export function stack(month: Month): Piece[] {
  const pieces: Piece[] = [];
  let top = 0;
  for (const quarter of QUARTERS) {
    const more = Math.min(month.quarters[quarter], month.events - top);
    if (more > 0) pieces.push({ quarter, from: top, to: top + more });
    top += Math.max(0, more);
  }
  if (top < month.events) pieces.push({ quarter: null, from: top, to: month.events });
  return pieces;
}

/** A round number at or above `most`, with a middle that is whole where it can be. */
export function roundUp(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const step = [1, 2, 4, 5, 6, 8, 10].find((step) => step * power >= most) ?? 10;
  return Math.max(2, step * power);
}
