// The period a reader chose: in the page's address, in its form, and as an event other scripts may hear.

import { isoDay, readEdtf, type Span } from "./days";

// Places in a list that the new period makes meaningless.
const CURSORS = ["cursor", "after", "page"];

/** The page's own address with the period set (both days included), or taken out. */
export function periodHref(address: string, span: Span | null): string {
  const url = new URL(address);
  for (const name of ["since", "until", ...CURSORS]) url.searchParams.delete(name);
  if (span !== null) {
    url.searchParams.set("since", isoDay(span.start));
    url.searchParams.set("until", isoDay(span.end - 1));
  }
  return url.pathname + url.search;
}

/** The period the page's address asks for, as far as it lies in `whole`; null when it asks for none. */
export function periodOf(address: string, whole: Span): Span | null {
  const asked = new URL(address).searchParams;
  const [since, until] = [readEdtf(asked.get("since")), readEdtf(asked.get("until"))];
  if (since === null && until === null) return null;
  const start = Math.max(whole.start, since?.start ?? whole.start);
  const end = Math.min(whole.end, until?.end ?? whole.end);
  return start < end ? { start, end } : null;
}

/** Tell the page: its inputs named since and until, and whoever listens. */
export function tellPeriod(from: Element, span: Span | null): void {
  const detail = { since: span === null ? "" : isoDay(span.start), until: span === null ? "" : isoDay(span.end - 1) };
  for (const [name, value] of Object.entries(detail)) {
    for (const input of document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)) input.value = value;
  }
  from.dispatchEvent(new CustomEvent("island:period", { bubbles: true, detail }));
}
