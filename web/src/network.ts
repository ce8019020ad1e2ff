// Who dealt with whom: actors by how much they did, ties by how much passed, of which kind it mostly was.

import { parseNetwork, type NetEdge, type NetworkData } from "./data";
import { blank, island, link, make, writeName, type Frame } from "./frame";
import { placeNames, type Box } from "./names";
import { layOut, type Layout, type Placed, type Tie } from "./network-layout";
import { rove } from "./roving";
import type { Words } from "./words";

const NAMED = 8; // ties of the chosen actor that are named below
// Between these a tie is neither: Goldstein's scale gives a plain meeting +1.
const EVEN = 0.5;

export function mount(element: HTMLElement): Promise<void> {
  return island(element, (words) => words.network, parseNetwork, draw);
}

function draw(frame: Frame, data: NetworkData): ((width: number) => void) | null {
  if (data.nodes.length === 0) return null;
  const network = new Network(frame, data);
  return network.render;
}

class Network {
  private readonly panel: HTMLElement;
  private readonly left: HTMLElement; // what it leaves out
  private layout: Layout = { placed: [], ties: [] };
  private nodes: SVGElement[] = [];
  private lines: SVGElement[] = [];

  constructor(private readonly frame: Frame, private readonly data: NetworkData) {
    const { words, figure, svg, notes } = frame;
    figure.insertBefore(key(words), svg.node());
    this.panel = make("p", "island-readout");
    notes.before(this.panel);
    notes.append(make("p", "island-help", words.networkHelp));
    this.left = make("p", "island-note");
    notes.append(this.left);
  }

  readonly render = (width: number): void => {
    const height = Math.round(Math.min(640, Math.max(340, width * (width < 560 ? 1.05 : 0.6))));
    blank(this.frame.svg, width, height);
    this.layout = layOut(this.data, width, height);
    this.drawTies();
    this.drawNodes({ left: 0, right: width, top: 0, bottom: height });
    const drawn = this.layout.placed.length;
    this.left.textContent = this.data.total > drawn ? this.frame.words.notAll(drawn, this.data.total) : "";
    this.frame.svg.on("pointerleave", () => this.light(null));
    const [strongest] = this.layout.placed;
    if (strongest !== undefined) this.sayActor(strongest);
  };

  private drawTies(): void {
    const group = this.frame.svg.append("g").attr("class", "ties").attr("aria-hidden", "true");
    this.lines = this.layout.ties.map((tie) => {
      const mark = group.append(tie.edge.href === null ? "g" : "a").attr("class", `tie ${kindOf(tie.edge)}`).attr("tabindex", -1);
      if (tie.edge.href !== null) mark.attr("href", tie.edge.href);
      for (const [name, width] of [["hit", tie.width + 10], ["line", tie.width]] as const) {
        mark.append("line").attr("class", name).attr("stroke-width", width)
          .attr("x1", tie.source.x).attr("y1", tie.source.y).attr("x2", tie.target.x).attr("y2", tie.target.y);
      }
      const element = mark.node() as SVGElement;
      const names = `${tie.source.node.label} – ${tie.target.node.label}`;
      element.addEventListener("pointerenter", () =>
        this.frame.tip.show(element.lastElementChild ?? element, names, [sayTie(tie.edge, this.frame.words)]));
      element.addEventListener("pointerleave", () => this.frame.tip.hide());
      return element;
    });
  }

  private drawNodes(within: Box): void {
    const { placed } = this.layout;
    const group = this.frame.svg.append("g").attr("class", "nodes");
    const names = placeNames(placed.map((at) => ({ x: at.x, y: at.y, r: at.r, name: at.node.label })), within);
    this.nodes = placed.map((at, index) => {
      const { node } = at;
      const mark = group.append(node.href === null ? "g" : "a").attr("data-stop", "")
        .attr("class", `node kind-${/^[a-z]+$/.test(node.kind) ? node.kind : "other"}${names[index]?.free === true ? "" : " unnamed"}`)
        .attr("aria-label", this.describe(at)).attr("transform", `translate(${at.x},${at.y})`);
      if (node.href === null) mark.attr("role", "img");
      else mark.attr("href", node.href);
      mark.append("circle").attr("class", "hit").attr("r", Math.max(12, at.r + 4));
      mark.append("circle").attr("class", "disc").attr("r", at.r);
      writeName(mark, names[index], node.label);
      const element = mark.node() as SVGElement;
      element.addEventListener("pointerenter", () => this.light(index));
      return element;
    });
    rove(this.nodes, placed, (index) => this.light(index));
  }

  /** Show one actor with its ties, or all alike. The line below keeps the last one, so that its links can be reached. */
  private light(index: number | null): void {
    const chosen = index === null ? null : (this.layout.placed[index] ?? null);
    const near = new Set(chosen === null ? [] : this.tiesOf(chosen).flatMap((tie) => [tie.source, tie.target]));
    this.frame.svg.classed("lit", chosen !== null);
    this.layout.placed.forEach((at, i) => this.nodes[i]?.classList.toggle("near", at === chosen || near.has(at)));
    this.layout.ties.forEach((tie, i) => this.lines[i]?.classList.toggle("near", tie.source === chosen || tie.target === chosen));
    if (chosen !== null) this.sayActor(chosen);
  }

  private tiesOf(at: Placed): Tie[] {
    return this.layout.ties.filter((tie) => tie.source === at || tie.target === at);
  }

  private sayActor(at: Placed): void {
    const { words } = this.frame;
    this.panel.replaceChildren(link(at.node.href, at.node.label), ` · ${words.events(at.node.events)}: `);
    const ties = this.tiesOf(at).slice(0, NAMED);
    if (ties.length === 0) this.panel.append(words.notLinked);
    ties.forEach((tie, index) => {
      const other = tie.source === at ? tie.target : tie.source;
      this.panel.append(index === 0 ? "" : ", ", link(tie.edge.href, `${other.node.label} (${tie.edge.events})`));
    });
  }

  private describe(at: Placed): string {
    const { words } = this.frame;
    const ties = this.tiesOf(at).slice(0, 3).map((tie) => (tie.source === at ? tie.target : tie.source).node.label);
    return [at.node.label, words.events(at.node.events), ties.length === 0 ? words.notLinked : ties.join(", ")].join(". ");
  }
}

function kindOf(edge: NetEdge): string {
  if (edge.score === null || Math.abs(edge.score) < EVEN) return "even";
  return edge.score > 0 ? "friendly" : "hostile";
}

function sayTie(edge: NetEdge, words: Words): string {
  return edge.score === null ? words.events(edge.events) : `${words.events(edge.events)} · ${words.scoreOf(edge.score)}`;
}

function key(words: Words): HTMLElement {
  const list = make("ul", "island-legend");
  for (const [kind, text] of [["friendly", words.cooperation], ["even", words.neutral], ["hostile", words.conflict]] as const) {
    const item = make("li", `line-key ${kind}`, text);
    list.append(item);
  }
  return list;
}
