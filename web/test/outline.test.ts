import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { expect, test } from "vitest";

import { licences } from "../bundle/licences";
import { FAR, gzipped, NEAR, outline } from "../bundle/outline";

const made = outline(FAR);
const world = JSON.parse(made) as Topology;

test("the outline has land and borders, nothing else, and weighs little", () => {
  expect(Object.keys(world.objects).sort()).toEqual(["borders", "land"]);
  expect(made).not.toContain("properties");
  expect(gzipped(made)).toBeLessThan(25_000);
  expect(gzipped(outline(NEAR))).toBeLessThan(60_000);
});

test("Antarctica is left out, the far south of America is not", () => {
  const text = JSON.stringify(feature(world, world.objects.land!));
  const south = Math.min(...[...text.matchAll(/\[(-?[\d.]+),(-?[\d.]+)\]/g)].map((pair) => Number(pair[2])));
  expect(south).toBeGreaterThan(-60);
  expect(south).toBeLessThan(-50);
});

test("the licences name every package that went in", () => {
  const text = licences(["/x/node_modules/d3-geo/src/index.js", "/x/src/map.ts"]);
  expect(text).toMatch(/d3-geo 3\./);
  expect(text).toContain("world-atlas 2.");
  expect(text).toContain("Natural Earth");
});
