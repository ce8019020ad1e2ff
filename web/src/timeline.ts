// The timeline: what happened between two sides (or to one) by type and day, and a strip in which a period is chosen.

import { parseTimeline, type TimelineData } from "./data";
import { sayDays, sayTick, type Words } from "./words";
import { stepFrom, ticks, type Span } from "./days";
import { blank, island, make, type Frame, type Group } from "./frame";
import { quarterOf, sign, tone } from "./kinds";
import { legend } from "./legend";
import { Listing } from "./listing";
import { periodOf } from "./period";
import { rove, ROWS } from "./roving";
import { Strip } from "./strip";
import {
  countsIn, dateEvents, extentOf, firstPeriod, grainFor, marksOf, radiusOf, rowsOf, touching, type Dated, type Mark, type Row,
} from "./timeline-layout";

const ROW = 30;
const LETTER = 6.7; // wide, at the size of names
const AXIS = 26;
const GAP = 10; // pixels a day (week, month) needs before its events get a mark of their own
const VAGUE = 9; // an event of "2025" stands a little above those that have a day
const ROOMY = 24; // pixels apart at which marks have room for a number; a few numbers among many marks only confuse
const EDGE = 16; // room for half a mark on the right

export function mount(element: HTMLElement): Promise<void> {
  return island(element, (words) => words.timeline, parseTimeline, draw);
}

function draw(frame: Frame, data: TimelineData): ((width: number) => void) | null {
  const dated = dateEvents(data.events);
  if (dated.length === 0) return null;
  return new Timeline(frame, data, dated).render;
}

class Timeline {
  private readonly whole: Span;
  private readonly rows: readonly Row[];
  private readonly listing: Listing;
  private readonly strip: Strip;
  private period: Span;
  private width = 0;
  private asked = 0;
  private most = 1;
  private apart = 0;
  private widest = ROW / 2 - 2;

  private readonly dated: readonly Dated[];

  constructor(private readonly frame: Frame, private readonly data: TimelineData, all: readonly Dated[]) {
    this.whole = extentOf(all);
    const dated = touching(all, this.whole);
    this.dated = dated;
    this.rows = rowsOf(dated);
    this.period = periodOf(location.href, this.whole) ?? firstPeriod(dated, this.whole);
    this.listing = new Listing(frame);
    this.strip = new Strip(frame, dated, this.whole, (period, done) => this.choose(period, done));
    const hollow = data.events.some((event) => event.status !== "occurred");
    frame.figure.insertBefore(legend(frame.words, this.rows.map((row) => row.quarter), hollow ? frame.words.hollow : ""),
      frame.svg.node());
    this.note(all.length);
  }

  readonly render = (width: number): void => {
    this.width = width;
    this.drawMain(width);
    this.strip.render(width, this.gutter(), EDGE, this.period);
  };

  private drawMain(width: number): void {
    const height = AXIS + this.rows.length * ROW + 6;
    blank(this.frame.svg, width, height);
    const gutter = this.gutter();
    const at = (day: number): number =>
      gutter + ((day - this.period.start) / (this.period.end - this.period.start)) * (width - gutter - EDGE);
    this.drawAxis(at, height);
    this.drawRows(gutter);
    this.drawMarks(at, gutter);
  }

  /** While the brush moves only the rows are drawn anew: the strip is what moves. */
  private choose(period: Span, done: boolean): void {
    this.period = period;
    this.listing.close({ refocus: false });
    this.frame.tip.hide();
    cancelAnimationFrame(this.asked);
    if (done) this.render(this.width);
    else this.asked = requestAnimationFrame(() => this.drawMain(this.width)); // a pointer may move oftener than that
  }

  /** Room for the longest name of a type, and its count; on a telephone at most two fifths of the page. */
  private gutter(): number {
    const letters = Math.max(...this.rows.map((row) => this.name(row.type).length));
    return Math.min(18 + letters * LETTER + 42, Math.max(118, this.width * 0.4));
  }

  private name(type: string): string {
    return this.data.typeLabels[type] ?? this.frame.words.types[type] ?? type;
  }

  private drawAxis(at: (day: number) => number, height: number): void {
    const axis = this.frame.svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
    const [left, right] = [at(this.period.start), at(this.period.end)];
    for (const tick of ticks(this.period, right - left, 34)) {
      const x = Math.round(at(tick.day)) + 0.5;
      axis.append("line").attr("class", tick.big ? "grid big" : "grid").attr("x1", x).attr("x2", x)
        .attr("y1", AXIS - 6).attr("y2", height);
      axis.append("text").attr("class", tick.big ? "tick big" : "tick").attr("x", x + 3).attr("y", AXIS - 10)
        .text(x + 40 > right + EDGE ? "" : sayTick(this.frame.words.lang, tick.day, tick.grain, tick.big));
    }
  }

  private drawRows(gutter: number): void {
    const counts = countsIn(this.dated, this.period);
    const labels = this.frame.svg.append("g").attr("class", "rows").attr("aria-hidden", "true");
    this.rows.forEach((row, index) => {
      const y = AXIS + (index + 0.5) * ROW;
      labels.append("line").attr("class", "rule").attr("x1", gutter).attr("x2", this.width).attr("y1", y).attr("y2", y);
      labels.append("path").attr("class", `sign ${tone(row.quarter)}`).attr("d", sign(row.quarter, 4.5))
        .attr("transform", `translate(7,${y})`);
      labels.append("text").attr("class", "row-name").attr("x", 18).attr("y", y).attr("dy", "0.34em")
        .text(shorten(this.name(row.type), Math.floor((gutter - 60) / LETTER) + 1));
      labels.append("text").attr("class", "row-count").attr("x", gutter - 12).attr("y", y).attr("dy", "0.34em")
        .text(counts.get(row.type) ?? 0);
    });
  }

  private drawMarks(at: (day: number) => number, gutter: number): void {
    const inner = this.width - gutter - EDGE;
    const grain = grainFor(this.period, inner, GAP);
    const marks = marksOf(this.dated, this.rows, this.period, grain);
    const apart = at(stepFrom(this.period.start, grain)) - at(this.period.start);
    this.apart = apart;
    this.widest = Math.min(ROW / 2 - 2, 3.5 + apart / 2); // neighbours may lap a little, not hide each other
    this.most = Math.max(1, ...marks.map((mark) => mark.events.length));
    const group = this.frame.svg.append("g").attr("class", "marks");
    const spots = marks.map((mark) => ({
      x: Math.max(gutter + 4, Math.min(this.width - EDGE, at(mark.middle))),
      y: AXIS + (mark.row + 0.5) * ROW - (mark.vague ? VAGUE : 0),
    }));
    const nodes = marks.map((mark, index) => {
      const spot = spots[index] ?? { x: 0, y: 0 };
      return this.drawMark(group, mark, spot.x, spot.y, Math.max(gutter, at(mark.span.start)), Math.min(this.width, at(mark.span.end)));
    });
    rove(nodes, spots, (index) => this.showTip(nodes[index], marks[index]), ROWS);
  }

  private drawMark(group: Group, mark: Mark, x: number, y: number, left: number, right: number): SVGElement {
    const href = mark.events.length === 1 ? (mark.events[0]?.href ?? null) : null;
    const node = group.append(href === null ? "g" : "a").attr("data-stop", "")
      .attr("class", `mark ${tone(quarterOf(mark.events[0]?.type ?? ""))}${mark.happened ? "" : " hollow"}`)
      .attr("aria-label", describe(mark, this.frame.words, this.name(mark.events[0]?.type ?? "")).join(". "));
    if (href === null) node.attr("role", "button");
    else node.attr("href", href);
    const r = radiusOf(mark.events.length, this.most, this.widest);
    if (mark.vague) node.append("line").attr("class", "vague").attr("x1", left).attr("x2", right).attr("y1", y).attr("y2", y);
    node.append("circle").attr("class", "hit").attr("cx", x).attr("cy", y).attr("r", Math.max(12, r + 3));
    node.append("path").attr("class", "sign").attr("d", sign(quarterOf(mark.events[0]?.type ?? ""), r))
      .attr("transform", `translate(${x},${y})`);
    if (mark.events.length > 4 && r > 7 && this.apart >= ROOMY) {
      node.append("text").attr("class", "in-mark").attr("aria-hidden", "true").attr("x", x).attr("y", y).attr("dy", "0.35em").text(mark.events.length);
    }
    const element = node.node() as SVGElement;
    element.addEventListener("pointerenter", () => this.showTip(element, mark));
    element.addEventListener("pointerleave", () => this.frame.tip.hide());
    element.addEventListener("blur", () => this.frame.tip.hide());
    if (href === null) element.addEventListener("click", () => this.openListing(mark));
    return element;
  }

  private showTip(element: Element | undefined, mark: Mark | undefined): void {
    if (element === undefined || mark === undefined) return;
    const [first = "", ...more] = describe(mark, this.frame.words, this.name(mark.events[0]?.type ?? ""));
    this.frame.tip.show(element.querySelector(".sign") ?? element, first, more);
  }

  private openListing(mark: Mark): void {
    const title = `${this.name(mark.events[0]?.type ?? "")}, ${sayDays(this.frame.words.lang, mark.span)}`;
    this.listing.open(title, mark.events);
  }

  private note(dated: number): void {
    const { words, notes } = this.frame;
    const undated = this.data.events.length - dated;
    const beyond = dated - this.dated.length;
    const lines = [
      words.timelineHelp,
      undated > 0 ? words.undated(undated) : "",
      beyond > 0 ? words.beyond(beyond) : "",
      this.data.total > this.data.events.length ? words.notAll(this.data.events.length, this.data.total) : "",
    ];
    notes.append(...lines.filter((line) => line !== "").map((line, index) =>
      make("p", index === 0 ? "island-help" : "island-note", line)));
  }
}

function shorten(name: string, letters: number): string {
  return name.length <= letters ? name : `${name.slice(0, letters - 1).trimEnd()}…`;
}

/** What a mark is: of one event what it is, of several how many and the first few. */
export function describe(mark: Mark, words: Words, type: string): string[] {
  const days = sayDays(words.lang, mark.span);
  const [only] = mark.events;
  if (mark.events.length === 1 && only !== undefined) {
    const status = only.status === "occurred" ? [] : [words.statuses[only.status] ?? only.status];
    const facts = [days, only.act, ...status, ...(only.sources > 0 ? [words.sources(only.sources)] : [])];
    return [only.label, facts.join(" · ")];
  }
  const few = mark.events.slice(0, 4).map((event) => event.label);
  const rest = mark.events.length - few.length;
  return [`${type}: ${words.events(mark.events.length)}`, days, ...few, ...(rest > 0 ? [words.moreHere(rest)] : [])];
}
