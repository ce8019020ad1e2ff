// What every drawing stands in: fetched data, a figure with a caption, the page's own list below it, a tip, and a
// redraw when the width changes. If anything fails the page is left as it was, with one line that says so.

import { select, type Selection } from "d3-selection";

import type { NamePlace } from "./names";
import { wordsFor, type Words } from "./words";

export type Svg = Selection<SVGSVGElement, unknown, null, undefined>;
export type Group = Selection<SVGGElement, unknown, null, undefined>;

export interface Frame {
  readonly element: HTMLElement;
  readonly figure: HTMLElement;
  readonly svg: Svg;
  readonly notes: HTMLElement; // under the drawing: what it leaves out, and how to use it
  readonly tip: Tip;
  readonly words: Words;
}

export type Draw<T> = (frame: Frame, data: T) => ((width: number) => void) | null;

/** Fetch, understand, draw. `draw` answers how to draw at a width, or null when there is nothing to draw. */
export async function island<T>(
  element: HTMLElement, title: (words: Words) => string, parse: (raw: unknown) => T, draw: Draw<T>,
): Promise<void> {
  const words = wordsFor(document.documentElement.lang);
  let figure: HTMLElement | null = null;
  try {
    const data = parse(await fetchJson(element.dataset.src ?? ""));
    const frame = makeFrame(element, element.dataset.title ?? title(words), words);
    figure = frame.figure;
    const render = draw(frame, data);
    if (render === null) {
      element.dataset.islandState = "empty";
      return;
    }
    element.prepend(figure);
    render(widthOf(figure));
    onResize(figure, render);
    foldAway(element, figure, words);
    element.dataset.islandState = "ready";
  } catch (error) {
    figure?.remove();
    sayFailed(element, words);
    throw error;
  }
}

async function fetchJson(address: string): Promise<unknown> {
  if (new URL(address, location.href).origin !== location.origin) throw new Error(`not of this site: ${address}`);
  const answer = await fetch(address, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}

function makeFrame(element: HTMLElement, title: string, words: Words): Frame {
  const figure = make("figure", `island island-${element.dataset.island}`);
  const caption = make("figcaption", "island-title", title);
  const svg = select(figure).append("svg").attr("role", "group").attr("aria-label", title);
  const notes = make("div", "island-notes");
  const tip = new Tip(figure);
  figure.prepend(caption);
  figure.append(notes);
  return { element, figure, svg, notes, tip, words };
}

export function make(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

export function link(href: string | null, text: string): HTMLElement {
  const made = make(href === null ? "span" : "a", "", text);
  if (href !== null) made.setAttribute("href", href);
  return made;
}

export function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

/** Set the drawing's size and empty it; it scales with the page when printed. */
export function blank(svg: Svg, width: number, height: number): void {
  svg.selectAll("*").remove();
  svg.attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height);
}

/** A mark's name where names.ts found room for it; what screen readers say is the mark's label. */
export function writeName(mark: Selection<HTMLAnchorElement | SVGGElement, unknown, null, undefined>, place: NamePlace | undefined, name: string): void {
  mark.append("text").attr("class", "name").attr("aria-hidden", "true").attr("x", place?.dx ?? 0).attr("y", place?.dy ?? 0)
    .attr("text-anchor", place?.anchor ?? "middle").text(name);
}

function widthOf(figure: HTMLElement): number {
  return Math.max(280, Math.floor(figure.clientWidth));
}

function onResize(figure: HTMLElement, render: (width: number) => void): void {
  let last = widthOf(figure);
  let asked = 0;
  new ResizeObserver(() => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => {
      const width = widthOf(figure);
      if (width === last || figure.clientWidth === 0) return;
      last = width;
      render(width);
    });
  }).observe(figure);
}

/** The list stands for the same facts as the drawing: kept for whoever reads it rather, out of others' way. */
function foldAway(element: HTMLElement, figure: HTMLElement, words: Words): void {
  if (element.dataset.fold === undefined) return;
  const details = make("details", "island-list");
  details.append(make("summary", "", words.asList));
  while (figure.nextSibling !== null) details.append(figure.nextSibling);
  element.append(details);
}

function sayFailed(element: HTMLElement, words: Words): void {
  const line = make("p", "island-failed", words.failed);
  line.setAttribute("role", "status");
  element.prepend(line);
}

/** A small sheet beside the pointer or the focused mark. It repeats what the mark is called, so it is hidden from
 * screen readers; Escape puts it away. */
export class Tip {
  private readonly box: HTMLElement;

  constructor(private readonly figure: HTMLElement) {
    this.box = make("div", "island-tip");
    this.box.setAttribute("aria-hidden", "true");
    this.box.hidden = true;
    figure.append(this.box);
    figure.addEventListener("keydown", (event) => event.key === "Escape" && this.hide());
  }

  /** Beside `mark`: a first line, then smaller ones. */
  show(mark: Element, first: string, more: readonly string[]): void {
    this.box.replaceChildren(make("strong", "", first), ...more.map((line) => make("span", "", line)));
    this.box.hidden = false;
    const [at, whole] = [mark.getBoundingClientRect(), this.figure.getBoundingClientRect()];
    const left = at.left + at.width / 2 - whole.left - this.box.offsetWidth / 2;
    const above = at.top - whole.top - this.box.offsetHeight - 8;
    this.box.style.left = `${Math.max(0, Math.min(whole.width - this.box.offsetWidth, left))}px`;
    this.box.style.top = `${above > 0 ? above : at.bottom - whole.top + 8}px`;
  }

  hide(): void {
    this.box.hidden = true;
  }
}
