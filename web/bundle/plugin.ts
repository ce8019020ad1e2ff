// Three things Vite does not do by itself: the map's outline as a file of the build, the licences of what went in, and
// the manifest that the server reads (src/dragoman/serve/islands.py).

import type { Plugin } from "vite";

import { licences } from "./licences.ts";
import { FAR, NEAR, outline } from "./outline.ts";

const OUTLINE = "virtual:outline";
// Read by the server, which takes files of another shape for none.
const VERSION = 1;

export function outlineFile(): Plugin {
  return {
    name: "outline-file",
    resolveId: (id) => (id === OUTLINE ? `\0${OUTLINE}` : null),
    load(id) {
      if (id !== `\0${OUTLINE}`) return null;
      const lines = Object.entries({ far: FAR, near: NEAR }).map(([name, detail]) => {
        const reference = this.emitFile({ type: "asset", name: `outline-${name}.json`, source: outline(detail) });
        return `export const ${name} = import.meta.ROLLUP_FILE_URL_${reference};`;
      });
      return lines.join("\n");
    },
  };
}

export function manifestFile(): Plugin {
  return {
    name: "manifest-file",
    enforce: "post",
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const chunks = files.filter((file) => file.type === "chunk");
      const assets = files.filter((file) => file.type === "asset").map((file) => file.fileName);
      const entries = chunks.filter((chunk) => chunk.isEntry || chunk.isDynamicEntry);
      const islands = entries.filter((chunk) => chunk.name !== "loader").sort((a, b) => (a.name < b.name ? -1 : 1));
      const manifest = {
        version: VERSION,
        loader: entries.find((chunk) => chunk.name === "loader")?.fileName,
        style: assets.find((name) => name.endsWith(".css")),
        islands: Object.fromEntries(islands.map((chunk) => [chunk.name, { file: chunk.fileName, imports: [...chunk.imports].sort() }])),
        assets: assets.filter((name) => name.endsWith(".json")).sort(),
      };
      const text = licences(chunks.flatMap((chunk) => chunk.moduleIds));
      this.emitFile({ type: "asset", fileName: "LICENCES.txt", source: text });
      this.emitFile({ type: "asset", fileName: "manifest.json", source: `${JSON.stringify(manifest, null, 1)}\n` });
    },
  };
}
