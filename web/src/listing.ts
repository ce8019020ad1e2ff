// The events behind one mark, as links, opened below the drawing.

import type { TimelineEvent } from "./data";
import { button, link, make, type Frame } from "./frame";

const MOST = 60;

export class Listing {
  private readonly box: HTMLElement;
  private back: Element | null = null;

  constructor(private readonly frame: Frame) {
    this.box = make("section", "island-listing");
    this.box.tabIndex = -1;
    this.box.hidden = true;
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    frame.notes.before(this.box);
  }

  open(title: string, events: readonly TimelineEvent[]): void {
    const { words } = this.frame;
    this.back = document.activeElement;
    const list = make("ol", "");
    for (const event of events.slice(0, MOST)) {
      const item = make("li", "");
      const status = event.status === "occurred" ? "" : ` · ${words.statuses[event.status] ?? event.status}`;
      const sources = event.sources > 0 ? ` · ${words.sources(event.sources)}` : "";
      item.append(link(event.href, event.label), make("span", "island-facts", ` ${event.act}${status}${sources}`));
      list.append(item);
    }
    if (events.length > MOST) list.append(make("li", "island-facts", words.moreHere(events.length - MOST)));
    const head = make("h3", "", title);
    this.box.replaceChildren(head, button(words.close, () => this.close()), list);
    this.box.setAttribute("aria-label", title);
    this.box.hidden = false;
    this.box.focus({ preventScroll: true });
  }

  close({ refocus = true } = {}): void {
    if (this.box.hidden) return;
    this.box.hidden = true;
    if (!refocus) return;
    if (this.back instanceof SVGElement || this.back instanceof HTMLElement) this.back.focus();
  }
}
