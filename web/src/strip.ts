// The strip under the timeline: how much happened when, and a brush with which a period is chosen, by pointer or keys.

import { brushX, type BrushBehavior, type D3BrushEvent } from "d3-brush";
import { select } from "d3-selection";

import { isoDay, ticks, type Span } from "./days";
import { blank, button, link, make, type Frame, type Group, type Svg } from "./frame";
import { periodHref, tellPeriod } from "./period";
import { histogram, moveHandle, snap, touching, type Dated } from "./timeline-layout";
import { sayDays, sayTick } from "./words";

const HEIGHT = 46;
const AXIS = 18;
const SIDES = ["start", "end"] as const;

export class Strip {
  private readonly svg: Svg;
  private readonly readout: HTMLElement;
  private period: Span;

  constructor(
    private readonly frame: Frame, private readonly dated: readonly Dated[], private readonly whole: Span,
    private readonly chosen: (period: Span, done: boolean) => void,
  ) {
    this.period = whole;
    this.svg = select(frame.figure).append("svg").attr("class", "strip").attr("role", "group");
    this.readout = make("p", "island-readout");
    frame.notes.before(this.svg.node() as SVGSVGElement, this.readout);
  }

  render(width: number, left: number, edge: number, period: Span): void {
    this.period = period;
    const inner = width - left - edge;
    const held = this.heldSide();
    blank(this.svg, width, HEIGHT + AXIS);
    this.svg.attr("aria-label", sayDays(this.frame.words.lang, period));
    const strip = this.svg.append("g").attr("transform", `translate(${left},0)`);
    const at = (day: number): number => ((day - this.whole.start) / (this.whole.end - this.whole.start)) * inner;
    this.drawBars(strip, at, inner);
    this.drawAxis(strip, at, inner);
    this.drawBrush(strip, at, inner);
    this.sayPeriod();
    if (held !== null) this.svg.node()?.querySelector<SVGElement>(`[data-side="${held}"]`)?.focus();
  }

  private heldSide(): string | null {
    const active = document.activeElement;
    return active !== null && this.svg.node()?.contains(active) ? active.getAttribute("data-side") : null;
  }

  private drawBars(strip: Group, at: (day: number) => number, inner: number): void {
    const bars = histogram(this.dated, this.whole, Math.max(12, Math.min(160, Math.floor(inner / 5))));
    const most = Math.max(...bars.map((bar) => bar.count));
    const group = strip.append("g").attr("class", "bars").attr("aria-hidden", "true");
    for (const bar of bars.filter((bar) => bar.count > 0)) {
      const height = Math.max(2, (bar.count / most) * (HEIGHT - 6));
      group.append("rect").attr("x", at(bar.start) + 0.5).attr("y", HEIGHT - height)
        .attr("width", Math.max(1, at(bar.end) - at(bar.start) - 1)).attr("height", height);
    }
  }

  private drawAxis(strip: Group, at: (day: number) => number, inner: number): void {
    const axis = strip.append("g").attr("class", "axis").attr("aria-hidden", "true");
    axis.append("line").attr("class", "rule").attr("x1", 0).attr("x2", inner).attr("y1", HEIGHT + 0.5).attr("y2", HEIGHT + 0.5);
    for (const tick of ticks(this.whole, inner, 34)) {
      const x = at(tick.day);
      if (x > inner - 28) continue;
      axis.append("text").attr("class", tick.big ? "tick big" : "tick").attr("x", x).attr("y", HEIGHT + 13)
        .text(sayTick(this.frame.words.lang, tick.day, tick.grain, tick.big));
    }
  }

  private drawBrush(strip: Group, at: (day: number) => number, inner: number): void {
    const brush: BrushBehavior<unknown> = brushX<unknown>().extent([[0, 0], [inner, HEIGHT]]).handleSize(14);
    const group = strip.append("g").attr("class", "brush");
    group.call(brush);
    group.call(brush.move, [at(this.period.start), at(this.period.end)]);
    const dayAt = (x: number): number => this.whole.start + (x / inner) * (this.whole.end - this.whole.start);
    brush.on("brush", (event: D3BrushEvent<unknown>) => {
      const [from, to] = event.selection as [number, number];
      if (event.sourceEvent) this.chosen(snap(dayAt(from), dayAt(to), this.whole), false);
    });
    // A click beside the brush empties it: the whole time again.
    brush.on("end", (event: D3BrushEvent<unknown>) => {
      if (!event.sourceEvent) return;
      const [from, to] = (event.selection as [number, number] | null) ?? [0, inner];
      this.take(snap(dayAt(from), dayAt(to), this.whole));
    });
    for (const side of SIDES) this.drawHandle(group, side, at(this.period[side]));
  }

  private drawHandle(group: Group, side: "start" | "end", x: number): void {
    const { words } = this.frame;
    const day = side === "start" ? this.period.start : this.period.end - 1;
    const handle = group.append("g").attr("class", "grip").attr("data-side", side).attr("tabindex", 0).attr("role", "slider")
      .attr("aria-label", side === "start" ? words.periodFrom : words.periodTo)
      .attr("aria-valuemin", this.whole.start).attr("aria-valuemax", this.whole.end - 1).attr("aria-valuenow", day)
      .attr("aria-valuetext", sayDays(words.lang, { start: day, end: day + 1 })).attr("transform", `translate(${x},0)`);
    handle.append("rect").attr("x", -4).attr("y", HEIGHT / 2 - 11).attr("width", 8).attr("height", 22).attr("rx", 3);
    handle.append("line").attr("x1", 0).attr("x2", 0).attr("y1", HEIGHT / 2 - 5).attr("y2", HEIGHT / 2 + 5);
    handle.on("keydown", (event: KeyboardEvent) => {
      const moved = moveHandle(this.period, side, event.key, this.whole);
      if (moved === null) return;
      event.preventDefault();
      this.take(moved);
    });
  }

  private take(period: Span): void {
    const all = period.start === this.whole.start && period.end === this.whole.end;
    tellPeriod(this.frame.element, all ? null : period);
    this.chosen(period, true);
  }

  private sayPeriod(): void {
    const { words } = this.frame;
    const inside = touching(this.dated, this.period).length;
    const all = this.period.start === this.whole.start && this.period.end === this.whole.end;
    this.readout.replaceChildren(make("strong", "", sayDays(words.lang, this.period)), ` · ${words.events(inside)} `);
    this.readout.dataset.since = isoDay(this.period.start);
    this.readout.dataset.until = isoDay(this.period.end - 1);
    if (all) return;
    if (inside < this.dated.length) this.readout.append(`(${words.outside(this.dated.length - inside)}) `);
    this.readout.append(link(periodHref(location.href, this.period), words.onlyPeriod), " ",
      button(words.wholePeriod, () => this.take(this.whole)));
  }
}
