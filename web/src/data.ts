// What the server sends, and how it is taken in: known keys of the right kind, the rest left aside.
// A row that lacks what it cannot be drawn without is dropped; an answer of another shape altogether is refused.

import { QUARTERS, type Quarter } from "./kinds";

export interface TimelineEvent {
  readonly id: string;
  readonly date: string | null;
  readonly type: string;
  readonly act: string;
  readonly label: string;
  readonly status: string;
  readonly sources: number;
  readonly href: string | null;
}

export interface TimelineData {
  readonly events: readonly TimelineEvent[];
  readonly total: number;
  readonly typeLabels: Readonly<Record<string, string>>;
}

export interface Month {
  readonly month: string; // "2025-07"
  readonly events: number;
  readonly score: number | null;
  readonly reports: number;
  readonly quarters: Readonly<Record<Quarter, number>>;
}

export interface NetNode {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly events: number;
  readonly href: string | null;
}

export interface NetEdge {
  readonly source: string;
  readonly target: string;
  readonly events: number;
  readonly score: number | null;
  readonly href: string | null;
}

export interface NetworkData {
  readonly nodes: readonly NetNode[];
  readonly edges: readonly NetEdge[];
  readonly total: number;
}

export interface MapPlace {
  readonly id: string;
  readonly label: string;
  readonly lat: number;
  readonly lon: number;
  readonly events: number;
  readonly href: string | null;
}

export interface MapData {
  readonly places: readonly MapPlace[];
  readonly unplaced: number; // at places that the gazetteer lacks
  readonly placeless: number; // of which no page tells where
}

type Row = Readonly<Record<string, unknown>>;

export function parseTimeline(raw: unknown): TimelineData {
  const answer = record(raw);
  const events = rows(answer, "events").flatMap((row): TimelineEvent[] => {
    const [id, type] = [text(row.id), text(row.type)];
    if (id === null || type === null) return [];
    const act = text(row.act_label) ?? text(row.act) ?? type;
    return [{
      id, type, act, date: text(row.date), label: text(row.label) ?? act, status: text(row.status) ?? "occurred",
      sources: count(row.sources), href: safeHref(row.href),
    }];
  });
  const labels = Object.entries(isRow(answer.type_labels) ? answer.type_labels : {});
  const typeLabels = Object.fromEntries(labels.filter((pair): pair is [string, string] => text(pair[1]) !== null));
  return { events, total: Math.max(events.length, count(answer.total)), typeLabels };
}

export function parseMonths(raw: unknown): readonly Month[] {
  return rows(record(raw), "months").flatMap((row): Month[] => {
    const month = text(row.month);
    if (month === null || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return [];
    const given = isRow(row.quarters) ? row.quarters : {};
    const quarters = Object.fromEntries(QUARTERS.map((name) => [name, count(given[name] ?? given[name.replace("_", "-")])])) as Record<Quarter, number>;
    return [{ month, events: count(row.events), score: score(row.score), reports: count(row.reports), quarters }];
  });
}

export function parseNetwork(raw: unknown): NetworkData {
  const answer = record(raw);
  const nodes = rows(answer, "nodes").flatMap((row): NetNode[] => {
    const id = text(row.id);
    if (id === null) return [];
    const [label, kind] = [text(row.label) ?? id, text(row.kind) ?? ""];
    return [{ id, label, kind, events: count(row.events), href: safeHref(row.href) }];
  });
  const known = new Set(nodes.map((node) => node.id));
  const edges = rows(answer, "edges").flatMap((row): NetEdge[] => {
    const [source, target] = [text(row.source), text(row.target)];
    if (source === null || target === null || source === target || !known.has(source) || !known.has(target)) return [];
    return [{ source, target, events: count(row.events), score: score(row.score), href: safeHref(row.href) }];
  });
  return { nodes, edges, total: Math.max(nodes.length, count(answer.total_nodes)) };
}

export function parseMap(raw: unknown): MapData {
  const answer = record(raw);
  const places = rows(answer, "places").flatMap((row): MapPlace[] => {
    const [id, lat, lon] = [text(row.id), number(row.lat), number(row.lon)];
    if (id === null || lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180) return [];
    return [{ id, label: text(row.label) ?? id, lat, lon, events: Math.max(1, count(row.events)), href: safeHref(row.href) }];
  });
  return { places, unplaced: count(answer.unplaced), placeless: count(answer.placeless) };
}

/** An address on this site, or null: what a page says must never become a link to elsewhere or a script. */
export function safeHref(value: unknown): string | null {
  return typeof value === "string" && /^\/(?![/\\])[^\s\\]*$/.test(value) ? value : null;
}

function record(raw: unknown): Row {
  if (!isRow(raw)) throw new TypeError("the answer is no JSON object");
  return raw;
}

function rows(answer: Row, key: string): Row[] {
  const list = answer[key];
  if (!Array.isArray(list)) throw new TypeError(`the answer has no list "${key}"`);
  return list.filter(isRow);
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function count(value: unknown): number {
  return Math.max(0, Math.round(number(value) ?? 0));
}

function score(value: unknown): number | null {
  const read = number(value);
  return read === null ? null : Math.max(-10, Math.min(10, read));
}
