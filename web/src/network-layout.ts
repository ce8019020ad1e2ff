// Where actors stand: those who deal much with each other close together. The same data give the same picture, at
// once and without moving, so that a picture can be cited and nobody has to wait for it to settle.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";

import type { NetEdge, NetNode, NetworkData } from "./data";

export interface Placed extends SimulationNodeDatum {
  readonly node: NetNode;
  readonly r: number;
  x: number;
  y: number;
}

export interface Tie {
  readonly edge: NetEdge;
  readonly source: Placed;
  readonly target: Placed;
  readonly width: number;
}

export interface Layout {
  readonly placed: readonly Placed[];
  readonly ties: readonly Tie[];
}

/** How many actors a page of this width has room for. */
export function mostNodes(width: number): number {
  return width < 560 ? 30 : 60;
}

export const MOST_EDGES = 200;
const ROUNDS = 320;

/** The strongest nodes and edges, in a box of `width` by `height`. */
export function layOut(data: NetworkData, width: number, height: number): Layout {
  const nodes = [...data.nodes].sort((a, b) => b.events - a.events || (a.id < b.id ? -1 : 1)).slice(0, mostNodes(width));
  const most = Math.max(1, ...nodes.map((node) => node.events));
  const scale = Math.min(1, Math.max(0.6, width / 900));
  const placed = nodes.map((node, index) => start(node, index, (5 + 17 * Math.sqrt(node.events / most)) * scale, width, height));
  const ties = tie(data.edges, new Map(placed.map((at) => [at.node.id, at])));
  settle(placed, ties, width / height);
  fit(placed, width, height);
  return { placed, ties };
}

/** A sunflower's spiral, strongest in the middle: even, and the same every time. */
function start(node: NetNode, index: number, r: number, width: number, height: number): Placed {
  const [turn, far] = [index * 2.39996, 26 * Math.sqrt(index)];
  return { node, r, x: width / 2 + far * Math.cos(turn), y: height / 2 + far * Math.sin(turn) };
}

function tie(edges: readonly NetEdge[], placed: ReadonlyMap<string, Placed>): Tie[] {
  const known = edges.filter((edge) => placed.has(edge.source) && placed.has(edge.target));
  const strongest = [...known].sort((a, b) => b.events - a.events).slice(0, MOST_EDGES);
  const most = Math.max(1, ...strongest.map((edge) => edge.events));
  return strongest.map((edge) => ({
    edge, width: 1 + 6 * Math.sqrt(edge.events / most),
    source: placed.get(edge.source) as Placed, target: placed.get(edge.target) as Placed,
  }));
}

function settle(placed: Placed[], ties: Tie[], shape: number): void {
  const tied = new Set(ties.flatMap((tie) => [tie.source, tie.target]));
  const pull = (at: Placed): number => (tied.has(at) ? 0.06 : 0.16); // who stands alone must not stand far out
  forceSimulation<Placed>(placed)
    .force("ties", forceLink<Placed, { source: Placed; target: Placed; width: number }>(ties.map((tie) => ({ ...tie })))
      .distance((tie) => 200 - 14 * tie.width).strength((tie) => 0.008 * tie.width * tie.width))
    .force("apart", forceManyBody<Placed>().strength((at) => -260 - 24 * at.r).distanceMax(420))
    .force("room", forceCollide<Placed>((at) => at.r + 16))
    .force("x", forceX<Placed>(0).strength(pull))
    .force("y", forceY<Placed>(0).strength((at) => pull(at) * shape))
    .stop().tick(ROUNDS);
}

/** Fill the box, with room for names: stretched a little if need be, so that a wide page is used. */
function fit(placed: readonly Placed[], width: number, height: number): void {
  const [side, top, bottom] = [56, 30, 40];
  const [xs, ys] = [placed.map((at) => at.x), placed.map((at) => at.y)];
  const [left, right, up, down] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const fits = [(width - 2 * side) / Math.max(1, right - left), (height - top - bottom) / Math.max(1, down - up)] as const;
  const least = Math.min(...fits, 2);
  const [kx, ky] = [Math.min(fits[0], least * 1.5), Math.min(fits[1], least * 1.5)];
  const [middleX, middleY] = [(left + right) / 2, (up + down) / 2];
  for (const at of placed) {
    at.x = width / 2 + (at.x - middleX) * kx;
    at.y = (top + height - bottom) / 2 + (at.y - middleY) * ky;
  }
}
