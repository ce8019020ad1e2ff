import { defineConfig } from "vite";

import { manifestFile, outlineFile } from "./bundle/plugin.ts";

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  publicDir: false,
  plugins: [outlineFile(), manifestFile()],
  build: {
    outDir: "../src/dragoman/serve/static/islands",
    emptyOutDir: true,
    target: "es2022",
    cssTarget: ["chrome123", "firefox120", "safari17.5"], // the first that know light-dark()
    assetsDir: "",
    // Nothing is put into a page or another file: the explorer's policy allows neither inline code nor data: addresses.
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    // A library with one entry: as an application Vite would put a helper into the loader that writes <link> elements.
    lib: { entry: { loader: "src/loader.ts" }, formats: ["es"], cssFileName: "style" },
    cssMinify: true,
    minify: false, // said below: for libraries Vite would leave the white space in
    rolldownOptions: {
      output: {
        minify: true,
        entryFileNames: "[name]-[hash].js", chunkFileNames: "[name]-[hash].js", assetFileNames: "[name]-[hash][extname]",
      },
    },
  },
});
