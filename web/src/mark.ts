// Words of the article become the words of a correction: selected by pointer or by keys, they fill the form's fields.

import { button, make } from "./frame";
import { choose, wordsOf, type Block, type Chosen, type Place, type WordAt } from "./offsets";
import { wordsFor, type Words } from "./words";

export function mount(element: HTMLElement): Promise<void> {
  const form = document.getElementById(element.dataset.form ?? "");
  if (form === null) return Promise.reject(new Error(`no form with the id "${element.dataset.form}"`));
  const groups = [...form.querySelectorAll<HTMLElement>("[data-mark]")];
  if (groups.length > 0) new Marker(element, groups, wordsFor(document.documentElement.lang)).start();
  element.dataset.islandState = groups.length > 0 ? "ready" : "empty";
  return Promise.resolve();
}

class Marker {
  private readonly blocks: readonly HTMLElement[];
  private readonly texts: readonly Block[];
  private readonly bar: HTMLElement;
  private chosen: Chosen | null = null;

  constructor(private readonly element: HTMLElement, groups: readonly HTMLElement[], private readonly words: Words) {
    this.blocks = [...element.querySelectorAll<HTMLElement>("[data-start]")];
    this.texts = this.blocks.map((block) => ({ start: Number(block.dataset.start), text: textNodes(block).map((node) => node.data).join("") }));
    this.bar = make("div", "island-bar");
    this.bar.setAttribute("role", "toolbar");
    this.bar.setAttribute("aria-label", words.useWords);
    this.bar.hidden = true;
    this.bar.append(make("span", "", words.useWords), ...groups.map((group) =>
      button(group.dataset.label ?? group.dataset.mark ?? "", () => this.fill(group))));
  }

  start(): void {
    const keys = new WordKeys(this.element, this.texts, this.words, (from, to) => this.select(from, to), () => this.enterBar());
    this.element.prepend(keys.button, keys.help);
    this.element.append(this.bar);
    document.addEventListener("selectionchange", () => this.onSelection());
    this.bar.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the selection
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.hide());
  }

  private onSelection(): void {
    const selection = getSelection();
    if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return this.hide();
    const range = selection.getRangeAt(0);
    const [from, to] = [this.place(range.startContainer, range.startOffset), this.place(range.endContainer, range.endOffset)];
    this.chosen = from === null || to === null ? null : choose(this.texts, from, to);
    if (this.chosen === null) return this.hide();
    this.showBar(range);
  }

  /** A place of the DOM as a place in a block; the nearest one when it lies between blocks, null when it lies outside. */
  private place(node: Node, offset: number): Place | null {
    if (!this.element.contains(node)) return null;
    const point = document.createRange();
    point.setStart(node, offset);
    for (let at = this.blocks.length - 1; at >= 0; at -= 1) {
      const block = this.blocks[at] as HTMLElement;
      if (point.comparePoint(block, 0) > 0) continue; // the block begins after the point
      return { block: at, unit: unitsBefore(block, point) };
    }
    return { block: 0, unit: 0 };
  }

  private showBar(range: Range): void {
    this.bar.hidden = false;
    const [at, whole] = [range.getBoundingClientRect(), this.element.getBoundingClientRect()];
    const left = Math.max(0, Math.min(whole.width - this.bar.offsetWidth, at.left - whole.left));
    this.bar.style.left = `${left}px`;
    this.bar.style.top = `${at.bottom - whole.top + 6}px`;
  }

  private hide(): void {
    this.bar.hidden = true;
  }

  private enterBar(): void {
    if (!this.bar.hidden) this.bar.querySelector("button")?.focus();
  }

  private select(from: Place, to: Place): void {
    const range = document.createRange();
    const [start, end] = [this.domPlace(from), this.domPlace(to)];
    range.setStart(...start);
    range.setEnd(...end);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    start[0].parentElement?.scrollIntoView({ block: "nearest" });
    this.onSelection(); // the browser tells of it later, perhaps after the next key
  }

  private domPlace(place: Place): [Text, number] {
    let left = place.unit;
    const nodes = textNodes(this.blocks[place.block] as HTMLElement);
    for (const node of nodes) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
    const last = nodes[nodes.length - 1] as Text;
    return [last, last.length];
  }

  private fill(group: HTMLElement): void {
    if (this.chosen === null) return;
    const { start, end, quote } = this.chosen;
    for (const [name, value] of [["start", String(start)], ["end", String(end)], ["quote", quote]] as const) {
      const field = group.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[data-mark-${name}]`);
      if (field === null) continue;
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    this.hide();
    for (let up: HTMLElement | null = group; up !== null; up = up.parentElement) if (up instanceof HTMLDetailsElement) up.open = true;
    group.scrollIntoView({ block: "center" });
    const fields = [...group.querySelectorAll<HTMLElement>("input, textarea, select")];
    fields.find((field) => field.offsetParent !== null)?.focus({ preventScroll: true });
  }
}

/** Choosing by keys: a button that takes the arrow keys while it is pressed. */
class WordKeys {
  readonly button: HTMLButtonElement;
  readonly help: HTMLElement;
  private readonly all: readonly WordAt[];
  private active = false;
  private anchor = 0;
  private at = 0;

  constructor(
    element: HTMLElement, private readonly blocks: readonly Block[], private readonly words: Words,
    private readonly select: (from: Place, to: Place) => void, private readonly enter: () => void,
  ) {
    this.all = wordsOf(blocks, element.closest("[lang]")?.getAttribute("lang") ?? words.lang);
    this.button = button(words.byKeyboard, () => this.toggle(!this.active));
    this.button.className = "island-by-keyboard";
    this.help = make("p", "island-by-keyboard-help");
    this.help.setAttribute("role", "status");
    this.toggle(false);
    this.button.addEventListener("keydown", (event) => this.onKey(event));
    this.button.addEventListener("blur", () => this.toggle(false));
  }

  private toggle(active: boolean): void {
    this.active = active;
    this.button.setAttribute("aria-pressed", String(active));
    this.help.hidden = !active;
    if (!active) return;
    this.show();
    this.help.textContent = this.words.byKeyboardHelp;
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.active) return;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 10, ArrowUp: -10 }[event.key];
    if (event.key === "Escape") this.toggle(false);
    else if (event.key === "Enter") this.enter();
    else if (step !== undefined) this.move(step, event.shiftKey);
    else return;
    event.preventDefault();
  }

  private move(step: number, extend: boolean): void {
    this.at = Math.max(0, Math.min(this.all.length - 1, this.at + step));
    if (!extend) this.anchor = this.at;
    this.show();
  }

  private show(): void {
    const [first, last] = [this.all[Math.min(this.anchor, this.at)], this.all[Math.max(this.anchor, this.at)]];
    if (first === undefined || last === undefined) return;
    this.select({ block: first.block, unit: first.start }, { block: last.block, unit: last.end });
    const [head = "", tail = ""] = [first, last].map((word) => this.blocks[word.block]?.text.slice(word.start, word.end));
    this.help.textContent = this.words.chosenWords(first === last ? head : `${head} … ${tail}`);
  }
}

/** The words of a block, in order, without what is no part of the body. */
function textNodes(block: HTMLElement): Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode() !== null) {
    const node = walker.currentNode as Text;
    if (node.parentElement?.closest("[data-not-text]") === null) found.push(node);
  }
  return found;
}

function unitsBefore(block: HTMLElement, point: Range): number {
  let units = 0;
  for (const node of textNodes(block)) {
    if (point.startContainer === node) return units + point.startOffset;
    if (point.comparePoint(node, 0) > 0) return units;
    units += node.length;
  }
  return units;
}
