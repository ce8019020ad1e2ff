// The map's outline: world-atlas at 1:50 million, without Antarctica and names, with as many corners as its budget
// allows. Land and borders share their arcs, so a coast and a border meet where they should.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { merge, mesh } from "topojson-client";
import { topology as makeTopology } from "topojson-server";
import { presimplify, quantile, simplify, sphericalTriangleArea } from "topojson-simplify";
import type { GeometryCollection, GeometryObject, MultiPolygon, Polygon, Topology } from "topojson-specification";

const SOURCE = new URL("../node_modules/world-atlas/countries-50m.json", import.meta.url);
const ANTARCTICA = "010";
const ANTARCTIC_SHELF = -60;
// Malta is 0.02 square degrees; what is smaller could not be seen.
const SMALLEST = 0.018;

/** How much of the atlas: the share of its corners that stay, and into how many steps the world's width is cut. */
export interface Detail {
  readonly keep: number;
  readonly grid: number;
}

// Coasts look like coasts on the whole world, in 21 kB; a tenth of the corners took 27, and the map may take 60 in all.
export const FAR: Detail = { keep: 0.075, grid: 7e3 };
// For a map of the Aegean or the Gulf: 52 kB, fetched when a reader comes that close.
export const NEAR: Detail = { keep: 0.2, grid: 3e4 };

/** TopoJSON with `land` and `borders`, as text. */
export function outline({ keep, grid }: Detail): string {
  const atlas = JSON.parse(readFileSync(SOURCE, "utf8")) as Topology;
  const countries = atlas.objects.countries as GeometryCollection;
  const kept: GeometryCollection = {
    type: "GeometryCollection", geometries: countries.geometries.filter((country) => country.id !== ANTARCTICA),
  };
  // Corners are weighed on the globe: on a flat map the Arctic's would be worth several times those of Anatolia.
  const weighed = presimplify({ ...atlas, objects: { countries: kept } }, sphericalTriangleArea);
  const plain = simplify(weighed, quantile(weighed, keep));
  const simple = plain.objects.countries as GeometryCollection;
  const land = merge(plain, simple.geometries as (Polygon | MultiPolygon)[]);
  const borders = mesh(plain, simple as GeometryObject, (a, b) => a !== b);
  land.coordinates = land.coordinates.filter((part) => part[0]?.some((point) => (point[1] ?? 0) > ANTARCTIC_SHELF) === true
    && spread(part[0]) > SMALLEST);
  return JSON.stringify(makeTopology({ land, borders }, grid));
}

/** The area of a ring in square degrees of the equator's size. */
function spread(ring: readonly (readonly number[])[]): number {
  let twice = 0;
  ring.forEach(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice / 2) * Math.cos(((ring[0]?.[1] ?? 0) * Math.PI) / 180);
}

export function gzipped(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

