// The licences of what went into the build, beside it: whoever hands on the files hands on their terms.

import { existsSync, readdirSync, readFileSync } from "node:fs";

const PACKAGES = new URL("../node_modules/", import.meta.url);
// Not imported by any module, but in the outline.
const ALWAYS = ["world-atlas"];
const HEAD = `The explorer's drawings are part of Dragoman (Apache License 2.0) and hold code of the packages below.
The map's outline is made from world-atlas, which is made from Natural Earth; Natural Earth is in the public domain.`;

/** The text of LICENCES.txt for a build of these modules. */
export function licences(moduleIds: readonly string[]): string {
  const names = new Set([...ALWAYS, ...moduleIds.flatMap((id) => packageOf(id) ?? [])]);
  const parts = [...names].sort().map((name) => `${name} ${versionOf(name)}\n\n${textOf(name)}`);
  return `${[HEAD, ...parts].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

function packageOf(id: string): string | null {
  return /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? null;
}

function versionOf(name: string): string {
  return (JSON.parse(readFileSync(new URL(`${name}/package.json`, PACKAGES), "utf8")) as { version: string }).version;
}

function textOf(name: string): string {
  const folder = new URL(`${name}/`, PACKAGES);
  const file = existsSync(folder) ? readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry)) : undefined;
  if (file === undefined) throw new Error(`${name} has no licence file: leave it out, or say its terms in bundle/licences.ts`);
  return readFileSync(new URL(file, folder), "utf8").trim();
}
