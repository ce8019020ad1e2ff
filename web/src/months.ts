// Month by month: how the two sides stood to each other (the mean of their acts' scores), and how much there was.

import { parseMonths, type Month } from "./data";
import { readEdtf, ticks, type Span } from "./days";
import { blank, island, make, type Frame } from "./frame";
import { QUARTERS, tone } from "./kinds";
import { legend } from "./legend";
import { roundUp, stack, withoutGaps } from "./months-layout";
import { periodHref } from "./period";
import { rove } from "./roving";
import { num, sayDays, sayTick, signed, type Words } from "./words";

const LEFT = 46;
const RIGHT = 12;
const SCORE = { top: 22, height: 150 };
const COUNT = { top: 214, height: 84 };
const HEIGHT = 326;
// A mean of one or two acts says little of a month; it is drawn pale.
const FEW = 3;

export function mount(element: HTMLElement): Promise<void> {
  return island(element, (words) => words.months, parseMonths, draw);
}

function draw(frame: Frame, data: readonly Month[]): ((width: number) => void) | null {
  const months = withoutGaps(data);
  if (months.length === 0) return null;
  const drawn = QUARTERS.filter((quarter) => months.some((month) => month.quarters[quarter] > 0));
  const few = months.some((month) => month.events > 0 && month.events < FEW);
  frame.figure.insertBefore(legend(frame.words, drawn, few ? frame.words.fewEvents : ""), frame.svg.node());
  frame.notes.append(make("p", "island-help", frame.words.monthsHelp));
  return (width) => new Plot(frame, months, width).draw();
}

class Plot {
  private readonly step: number;
  private readonly most: number;

  constructor(private readonly frame: Frame, private readonly months: readonly Month[], private readonly width: number) {
    this.step = (width - LEFT - RIGHT) / months.length;
    this.most = roundUp(Math.max(...months.map((month) => month.events)));
  }

  draw(): void {
    blank(this.frame.svg, this.width, HEIGHT);
    this.drawScales();
    this.drawAxis();
    const marks = this.months.map((month, index) => this.drawMonth(month, index));
    const spots = this.months.map((_, index) => ({ x: this.x(index), y: 0 }));
    rove(marks, spots, (index) => this.showTip(marks[index], this.months[index]));
    // The latest month is the way in.
    marks.forEach((mark, index) => mark.setAttribute("tabindex", index === marks.length - 1 ? "0" : "-1"));
  }

  private x(index: number): number {
    return LEFT + (index + 0.5) * this.step;
  }

  private scoreY(score: number): number {
    return SCORE.top + ((10 - score) / 20) * SCORE.height;
  }

  private countY(count: number): number {
    return COUNT.top + COUNT.height * (1 - count / this.most);
  }

  private drawScales(): void {
    const { svg, words } = this.frame;
    const scales = svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
    const line = (y: number, text: string, big: boolean): void => {
      scales.append("line").attr("class", big ? "grid big" : "grid").attr("x1", LEFT).attr("x2", this.width - RIGHT)
        .attr("y1", y).attr("y2", y);
      scales.append("text").attr("class", "tick end").attr("x", LEFT - 8).attr("y", y).attr("dy", "0.34em").text(text);
    };
    for (const score of [-10, -5, 0, 5, 10]) line(this.scoreY(score), signed(words.lang, score), score === 0);
    for (const count of [0, this.most / 2, this.most]) line(this.countY(count), num(words.lang, count), count === 0);
    const name = (y: number, text: string): void => {
      scales.append("text").attr("class", "panel-name").attr("x", LEFT + 2).attr("y", y).text(text);
    };
    name(SCORE.top - 8, `${words.score}: ${words.cooperation} ↑ ${words.conflict} ↓`);
    name(COUNT.top - 8, words.count);
  }

  private drawAxis(): void {
    const axis = this.frame.svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
    const span = this.span();
    if (span === null) return;
    const indexOf = new Map(this.months.map((month, index) => [month.month, index]));
    for (const tick of ticks(span, this.width - LEFT - RIGHT, 48)) {
      const name = new Date(tick.day * 86_400_000).toISOString();
      const index = indexOf.get(name.slice(0, 7));
      if (index === undefined || !name.startsWith("01", 8)) continue;
      const x = LEFT + index * this.step;
      axis.append("line").attr("class", tick.big ? "grid big" : "grid").attr("x1", x).attr("x2", x)
        .attr("y1", SCORE.top).attr("y2", HEIGHT - 16);
      axis.append("text").attr("class", tick.big ? "tick big" : "tick").attr("x", x + 3).attr("y", HEIGHT - 8)
        .text(sayTick(this.frame.words.lang, tick.day, tick.grain === "year" ? "year" : "month", tick.big));
    }
  }

  private span(): Span | null {
    const [first, last] = [readEdtf(this.months[0]?.month), readEdtf(this.months[this.months.length - 1]?.month)];
    return first === null || last === null ? null : { start: first.start, end: last.end };
  }

  private drawMonth(month: Month, index: number): SVGElement {
    const [x, bar] = [this.x(index), Math.max(1.5, Math.min(26, this.step * 0.68))];
    const days = readEdtf(month.month);
    const mark = this.frame.svg.append(days !== null && month.events > 0 ? "a" : "g").attr("class", "month")
      .attr("data-stop", "").attr("aria-label", describe(month, this.frame.words).join(". "));
    if (days !== null && month.events > 0) mark.attr("href", periodHref(location.href, days));
    else mark.attr("role", "img");
    mark.append("rect").attr("class", "hit column").attr("x", x - this.step / 2).attr("y", SCORE.top)
      .attr("width", this.step).attr("height", COUNT.top + COUNT.height - SCORE.top);
    if (month.score !== null && month.events > 0) {
      const [y, zero] = [this.scoreY(month.score), this.scoreY(0)];
      const side = month.score >= 0 ? "tone-material-cooperation" : "tone-material-conflict";
      mark.append("rect").attr("class", `score ${side}${month.events < FEW ? " few" : ""}`).attr("x", x - bar / 2)
        .attr("y", Math.min(y, zero - 1)).attr("width", bar).attr("height", Math.max(2, Math.abs(y - zero)));
    }
    for (const piece of stack(month)) {
      mark.append("rect").attr("class", `piece ${tone(piece.quarter)}`).attr("x", x - bar / 2)
        .attr("y", this.countY(piece.to)).attr("width", bar).attr("height", this.countY(piece.from) - this.countY(piece.to));
    }
    const element = mark.node() as SVGElement;
    element.addEventListener("pointerenter", () => this.showTip(element, month));
    element.addEventListener("pointerleave", () => this.frame.tip.hide());
    element.addEventListener("blur", () => this.frame.tip.hide());
    return element;
  }

  private showTip(element: Element | undefined, month: Month | undefined): void {
    if (element === undefined || month === undefined) return;
    const [first = "", ...more] = describe(month, this.frame.words);
    this.frame.tip.show(element.querySelector(".score") ?? element, first, more);
  }
}

/** "Temmuz 2025", "12 olay, 40 haber", "puan +3,3", and how the events divide. */
export function describe(month: Month, words: Words): string[] {
  const days = readEdtf(month.month);
  const name = days === null ? month.month : sayDays(words.lang, days);
  if (month.events === 0) return [name, words.events(0)];
  const counts = month.reports > 0 ? `${words.events(month.events)}, ${words.reports(month.reports)}` : words.events(month.events);
  const parts = QUARTERS.filter((quarter) => month.quarters[quarter] > 0)
    .map((quarter) => `${words.quarters[quarter]}: ${num(words.lang, month.quarters[quarter])}`);
  return [name, counts, month.score === null ? words.noScore : words.scoreOf(month.score), ...parts];
}
