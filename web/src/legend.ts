// The key to the signs: only those that are drawn.

import { select } from "d3-selection";

import { make } from "./frame";
import { QUARTERS, sign, tone, type Quarter } from "./kinds";
import type { Words } from "./words";

export function legend(words: Words, drawn: readonly (Quarter | null)[], more = ""): HTMLElement {
  const list = make("ul", "island-legend");
  for (const quarter of QUARTERS.filter((quarter) => drawn.includes(quarter))) {
    const item = make("li", "");
    select(item).append("svg").attr("viewBox", "-7 -7 14 14").attr("width", 14).attr("height", 14).attr("aria-hidden", "true")
      .append("path").attr("class", `sign ${tone(quarter)}`).attr("d", sign(quarter, 5));
    item.append(words.quarters[quarter]);
    list.append(item);
  }
  if (more !== "") list.append(make("li", "", more));
  return list;
}
