import { describe, expect, it } from "vitest";

import { choose, codePoints, wordsOf, type Block } from "../src/offsets";

// What the server keeps: paragraphs with an empty line between, counted in code points.
const BODY = "Bakan 😀 Lavrov'un ziyareti.\n\n  Wonsan'da görüştü. \n\nSon.";
const blocks: Block[] = [
  { start: 0, text: "Bakan 😀 Lavrov'un ziyareti." },
  { start: 29, text: "  Wonsan'da görüştü. " },
  { start: 52, text: "Son." },
];
const points = [...BODY];

describe("chosen words", () => {
  it("the made-up blocks are those of the body", () => {
    for (const block of blocks) expect(points.slice(block.start, block.start + codePoints(block.text)).join("")).toBe(block.text);
  });

  it.each([
    ["a word after an emoji", { block: 0, unit: 9 }, { block: 0, unit: 18 }, "Lavrov'un"],
    ["backwards", { block: 0, unit: 18 }, { block: 0, unit: 9 }, "Lavrov'un"],
    ["without spaces at its ends", { block: 1, unit: 0 }, { block: 1, unit: 21 }, "Wonsan'da görüştü."],
    ["over paragraphs", { block: 0, unit: 19 }, { block: 1, unit: 11 }, "ziyareti.\n\n  Wonsan'da"],
    ["to the start of the next paragraph", { block: 1, unit: 12 }, { block: 2, unit: 0 }, "görüştü."],
    ["over three paragraphs", { block: 0, unit: 0 }, { block: 2, unit: 4 }, BODY],
  ])("%s", (_, from, to, words) => {
    const chosen = choose(blocks, from, to);
    expect(chosen?.quote).toBe(words);
    expect(points.slice(chosen?.start, chosen?.end).join("")).toBe(words);
  });

  it("are none where only spaces are chosen", () => {
    expect(choose(blocks, { block: 1, unit: 0 }, { block: 1, unit: 2 })).toBeNull();
    expect(choose(blocks, { block: 0, unit: 3 }, { block: 0, unit: 3 })).toBeNull();
  });
});

describe("words for the keyboard", () => {
  it("keep a name and its ending together", () => {
    const words = wordsOf([{ start: 0, text: "Lavrov'un, Wonsan’da \"Rus-Kore\" dedi." }], "tr");
    const texts = words.map((word) => "Lavrov'un, Wonsan’da \"Rus-Kore\" dedi.".slice(word.start, word.end));
    expect(texts).toEqual(["Lavrov'un", "Wonsan’da", "Rus-Kore", "dedi"]);
  });
});
