// From a selection in the page to characters of the article's body, and back to words.
// The record counts code points, the browser UTF-16 units: an emoji is one there and two here.

export interface Chosen {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** One block of the article: where it begins in the body, and its text as the page shows it. */
export interface Block {
  readonly start: number; // code points
  readonly text: string;
}

export interface Place {
  readonly block: number;
  readonly unit: number; // UTF-16 units into the block's text
}

export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** What lies between two places, without spaces at its ends; null when nothing is left. */
export function choose(blocks: readonly Block[], from: Place, to: Place): Chosen | null {
  const [first, last] = isBefore(to, from) ? [to, from] : [from, to];
  const pieces: { start: number; text: string }[] = [];
  for (let at = first.block; at <= last.block; at += 1) {
    const block = blocks[at];
    if (block === undefined) return null;
    const begin = at === first.block ? first.unit : 0;
    const text = block.text.slice(begin, at === last.block ? last.unit : undefined);
    pieces.push({ start: block.start + codePoints(block.text.slice(0, begin)), text });
  }
  while (pieces[0]?.text.trim() === "") pieces.shift();
  while (pieces[pieces.length - 1]?.text.trim() === "") pieces.pop();
  const [head, tail] = [pieces[0], pieces[pieces.length - 1]];
  if (head === undefined || tail === undefined) return null;
  const start = head.start + codePoints(head.text) - codePoints(head.text.trimStart());
  const end = tail.start + codePoints(tail.text.trimEnd());
  return { start, end, quote: join(pieces).trim() };
}

/** As the body has it: an empty line between paragraphs. */
function join(pieces: readonly { text: string }[]): string {
  return pieces.map((piece) => piece.text).join("\n\n");
}

export function isBefore(a: Place, b: Place): boolean {
  return a.block < b.block || (a.block === b.block && a.unit < b.unit);
}

export interface WordAt {
  readonly block: number;
  readonly start: number; // UTF-16 units
  readonly end: number;
}

/** Every word of the article, for moving among them by keys. An apostrophe does not part a name from its ending. */
export function wordsOf(blocks: readonly Block[], lang: string): WordAt[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: "word" });
  return blocks.flatMap((block, index) => {
    const found: { block: number; start: number; end: number }[] = [];
    for (const piece of segmenter.segment(block.text)) {
      if (piece.isWordLike !== true) continue;
      const before = found[found.length - 1];
      const [start, end] = [piece.index, piece.index + piece.segment.length];
      if (before !== undefined && /^['’ʼ-]$/.test(block.text.slice(before.end, start))) before.end = end;
      else found.push({ block: index, start, end });
    }
    return found;
  });
}
