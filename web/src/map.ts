// Where it happened: a bubble a place, as large as it has events, on an outline that comes with the explorer.

import { geoNaturalEarth1, geoPath, type GeoPath, type GeoPermissibleObjects, type GeoProjection } from "d3-geo";
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior } from "d3-zoom";
import "d3-transition";
import { feature } from "topojson-client";
import type { GeometryObject, Topology } from "topojson-specification";
import { far, near } from "virtual:outline";

import { parseMap, type MapData } from "./data";
import { blank, button, island, link, make, writeName, type Frame, type Group } from "./frame";
import { bubblesAt, CLOSEST, viewOf, type Bubble, type Spotted, type View } from "./map-layout";
import { placeNames, type NamePlace } from "./names";
import { rove } from "./roving";

const FIRST_CLOSEST = 9; // how close the map opens at most: one town alone still shows where in the world it is
const CLOSE = 2.2; // from here on the finer outline is worth its fetching
// What the map shows of the globe: people meet neither at the poles nor on Antarctica.
const NORTH = 81;
const SOUTH = -57;
const LISTED = 40;

export async function mount(element: HTMLElement): Promise<void> {
  const world = await fetchOutline(far).catch(() => null); // said by draw, where the page can be told
  return island(element, (words) => words.map, parseMap, (frame, data) => draw(frame, data, world));
}

async function fetchOutline(address: string): Promise<Topology> {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return (await answer.json()) as Topology;
}

function draw(frame: Frame, data: MapData, world: Topology | null): ((width: number) => void) | null {
  if (data.places.length === 0) return null;
  if (world === null) throw new Error("the map's outline could not be fetched");
  return new WorldMap(frame, data, world).render;
}

class WorldMap {
  private readonly zoom: ZoomBehavior<SVGSVGElement, unknown>;
  private readonly panel: HTMLElement;
  private readonly most: number;
  private spots: Spotted[] = [];
  private size = { width: 0, height: 0 };
  private view: View = { x: 0, y: 0, k: 1 };
  private land: Group | null = null;
  private bubbles: Group | null = null;

  private path: GeoPath | null = null;
  private asked = false;

  constructor(private readonly frame: Frame, private readonly data: MapData, private world: Topology) {
    const { words, notes, figure, svg } = frame;
    this.most = Math.max(...data.places.map((place) => place.events));
    this.zoom = zoom<SVGSVGElement, unknown>().scaleExtent([1, CLOSEST]).filter(isZoom)
      .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => this.look(event.transform));
    const tools = make("div", "island-tools");
    const [closer, farther] = [button("+", () => this.scale(1.8)), button("−", () => this.scale(1 / 1.8))];
    closer.setAttribute("aria-label", words.closer);
    farther.setAttribute("aria-label", words.farther);
    tools.append(closer, farther, button(words.allPlaces, () => this.goTo(this.whole())));
    figure.insertBefore(tools, svg.node());
    this.panel = make("p", "island-readout");
    notes.before(this.panel);
    const missing = [data.placeless > 0 ? words.placeless(data.placeless) : "", data.unplaced > 0 ? words.unplaced(data.unplaced) : ""];
    const lines = [...missing, words.outline].filter((line) => line !== "");
    notes.append(make("p", "island-help", words.mapHelp), ...lines.map((line) => make("p", "island-note", line)));
    svg.node()?.addEventListener("keydown", (event) => this.onKey(event));
  }

  readonly render = (width: number): void => {
    const first = this.size.width === 0;
    const projection = geoNaturalEarth1().fitWidth(width, { type: "Sphere" });
    const [top, bottom] = [NORTH, SOUTH].map((lat) => projection([0, lat])?.[1] ?? 0) as [number, number];
    this.size = { width, height: Math.round(Math.max(220, bottom - top)) };
    const [x, y] = projection.translate();
    projection.translate([x, y - top + Math.max(0, (this.size.height - (bottom - top)) / 2)]);
    const { svg } = this.frame;
    blank(svg, width, this.size.height);
    this.spots = this.data.places.flatMap((place) => spot(projection, place));
    this.land = svg.append("g").attr("class", "land").attr("aria-hidden", "true");
    this.path = geoPath(projection);
    this.drawWorld();
    this.bubbles = svg.append("g").attr("class", "bubbles");
    this.zoom.extent([[0, 0], [width, this.size.height]]).translateExtent([[0, 0], [width, this.size.height]]);
    svg.call(this.zoom).on("dblclick.zoom", null);
    this.panel.textContent = `${this.frame.words.places(this.data.places.length)} · ${this.frame.words.events(this.total())}`;
    this.goTo(first ? this.whole() : this.view, { still: true });
  };

  private drawWorld(): void {
    const { land, borders } = this.world.objects as Record<string, GeometryObject>;
    const draw = (name: string, shape: GeoPermissibleObjects): void => {
      this.land?.append("path").attr("class", name).attr("d", this.path?.(shape) ?? "");
    };
    this.land?.selectAll("*").remove();
    draw("sphere", { type: "Sphere" });
    draw("coast", feature(this.world, land as GeometryObject));
    draw("border", feature(this.world, borders as GeometryObject));
  }

  /** Close up, the coarse coast looks drawn with a ruler: the finer one takes its place, once, when it has come. */
  private refine(): void {
    if (this.asked || this.view.k < CLOSE) return;
    this.asked = true;
    fetchOutline(near).then((world) => {
      this.world = world;
      this.drawWorld();
    }, () => undefined); // the coarse one does
  }

  private whole(): View {
    return viewOf(this.spots, this.size.width, this.size.height, FIRST_CLOSEST);
  }

  private total(): number {
    return this.data.places.reduce((sum, place) => sum + place.events, 0);
  }

  private look(view: View): void {
    this.view = { x: view.x, y: view.y, k: view.k };
    this.land?.attr("transform", `translate(${view.x},${view.y}) scale(${view.k})`);
    this.frame.tip.hide();
    this.drawBubbles();
    this.refine();
  }

  private drawBubbles(): void {
    const held = this.heldPlace();
    const { width, height } = this.size;
    const all = bubblesAt(this.spots, this.view, { most: this.most, scale: this.scaleOf(width) });
    const shown = all.filter((at) => at.x > -at.r && at.x < width + at.r && at.y > -at.r && at.y < height + at.r);
    this.bubbles?.selectAll("*").remove();
    const frame = { left: 0, right: width, top: 0, bottom: height };
    const names = placeNames(shown.map((at) => ({ x: at.x, y: at.y, r: at.r, name: nameOf(at) })), frame);
    const marks = shown.map((at, index) => this.drawBubble(at, names[index]));
    this.drawCounts(shown);
    rove(marks, shown, (index) => this.showTip(marks[index], shown[index]));
    const again = shown.findIndex((at) => at.places.some((spotted) => spotted.place.id === held));
    if (held !== null) marks[Math.max(0, again)]?.focus({ preventScroll: true });
  }

  /** Smaller on a small page, and where there are very many. */
  private scaleOf(width: number): number {
    return Math.max(0.5, Math.min(1, width / 900) * Math.min(1, Math.sqrt(80 / this.spots.length)));
  }

  private heldPlace(): string | null {
    const active = document.activeElement;
    return active !== null && this.frame.svg.node()?.contains(active) ? active.getAttribute("data-place") : null;
  }

  private drawBubble(at: Bubble, name: NamePlace | undefined): SVGElement {
    const [only] = at.places;
    const href = at.places.length === 1 ? (only?.place.href ?? null) : null;
    const mark = (this.bubbles as Group).append(href === null ? "g" : "a").attr("data-stop", "")
      .attr("class", `bubble${at.places.length > 1 ? " many" : ""}${at.r < 9 ? " small" : ""}${name?.free === true ? "" : " unnamed"}`)
      .attr("data-place", only?.place.id ?? "").attr("aria-label", this.describe(at).join(". "))
      .attr("transform", `translate(${at.x.toFixed(1)},${at.y.toFixed(1)})`);
    if (href === null) mark.attr("role", "button");
    else mark.attr("href", href);
    mark.append("circle").attr("class", "hit").attr("r", Math.max(12, at.r));
    mark.append("circle").attr("class", "disc").attr("r", at.r);
    writeName(mark, name, nameOf(at));
    const element = mark.node() as SVGElement;
    element.addEventListener("pointerenter", () => this.showTip(element, at));
    element.addEventListener("pointerleave", () => this.frame.tip.hide());
    element.addEventListener("blur", () => this.frame.tip.hide());
    if (href === null) element.addEventListener("click", () => this.open(at));
    return element;
  }

  /** Beside the bubbles, not in them: a link must be called by the words that are seen in it, and no more. */
  private drawCounts(shown: readonly Bubble[]): void {
    const counts = (this.bubbles as Group).append("g").attr("aria-hidden", "true");
    for (const at of shown.filter((at) => at.events > 1 && at.r > 7)) {
      counts.append("text").attr("class", "in-mark").attr("x", at.x).attr("y", at.y).attr("dy", "0.35em").text(at.events);
    }
  }

  private describe(at: Bubble): string[] {
    const { words } = this.frame;
    const names = at.places.slice(0, 5).map(({ place }) => `${place.label} ${at.places.length > 1 ? place.events : ""}`.trim());
    if (at.places.length === 1) return [names[0] ?? "", words.events(at.events)];
    const rest = at.places.length - names.length;
    return [nameOf(at), `${words.places(at.places.length)}, ${words.events(at.events)}`, ...names, ...(rest > 0 ? [`+${rest}`] : [])];
  }

  private showTip(element: Element | undefined, at: Bubble | undefined): void {
    if (element === undefined || at === undefined) return;
    const [first = "", ...more] = this.describe(at);
    this.frame.tip.show(element.querySelector(".disc") ?? element, first, more);
  }

  /** Several places: come closer until they stand apart; where they never will, name them below. */
  private open(at: Bubble): void {
    const closer = viewOf(at.places, this.size.width, this.size.height, Math.min(CLOSEST, this.view.k * 4));
    this.panel.replaceChildren();
    at.places.slice(0, LISTED).forEach(({ place }, index) =>
      this.panel.append(index === 0 ? "" : ", ", link(place.href, `${place.label} (${place.events})`)));
    if (closer.k > this.view.k * 1.05) this.goTo(closer);
  }

  private scale(by: number): void {
    this.zoom.scaleBy(this.frame.svg, by);
  }

  private goTo(view: View, { still = false } = {}): void {
    const to = zoomIdentity.translate(view.x, view.y).scale(view.k);
    const { svg } = this.frame;
    if (still || matchMedia("(prefers-reduced-motion: reduce)").matches) svg.call(this.zoom.transform, to);
    else svg.transition().duration(350).call(this.zoom.transform, to);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") this.scale(1.8);
    else if (event.key === "-" || event.key === "−") this.scale(1 / 1.8);
    else if (event.key === "0") this.goTo(this.whole());
    else return;
    event.preventDefault();
  }
}

/** The wheel scrolls the page unless Ctrl or ⌘ is held; one finger scrolls it too, two zoom. */
function isZoom(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if (event.type.startsWith("touch")) return (event as TouchEvent).touches.length > 1;
  return event instanceof MouseEvent && event.button === 0;
}

function spot(projection: GeoProjection, place: MapData["places"][number]): Spotted[] {
  const at = projection([place.lon, place.lat]);
  return at === null ? [] : [{ place, x: at[0], y: at[1] }];
}

function nameOf(at: Bubble): string {
  const name = at.places[0]?.place.label ?? "";
  return at.places.length === 1 ? name : `${name} +${at.places.length - 1}`;
}

