// One tab stop a drawing; arrow keys go from mark to mark. A drawing with two hundred marks must not take two hundred
// presses of Tab to pass.

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** How much a step aside costs, against a step ahead, going left or right and going up or down. */
export interface Askew {
  readonly sideways: number;
  readonly updown: number;
}

const PLANE: Askew = { sideways: 3, updown: 3 };
/** Marks that stand in rows: left and right stay in the row, up and down take the next row's nearest. */
export const ROWS: Askew = { sideways: 1_000, updown: 0.02 };

export type Direction = "left" | "right" | "up" | "down";

const KEYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down",
};

/** The index of the nearest spot that lies in a direction; what lies straight ahead is nearer than what lies askew. */
export function neighbour(spots: readonly Spot[], from: number, direction: Direction, askew = PLANE): number {
  const here = spots[from];
  if (here === undefined) return from;
  let [best, least] = [from, Infinity];
  spots.forEach((spot, index) => {
    const [dx, dy] = [spot.x - here.x, spot.y - here.y];
    const across = direction === "left" || direction === "right";
    const ahead = (across ? dx : dy) * (direction === "left" || direction === "up" ? -1 : 1);
    const cost = ahead + (across ? askew.sideways * Math.abs(dy) : askew.updown * Math.abs(dx));
    if (index !== from && ahead > 0.01 && cost < least) [best, least] = [index, cost];
  });
  return best;
}

/** Where a key leads, or null for a key that is not ours. */
export function follow(spots: readonly Spot[], from: number, key: string, askew = PLANE): number | null {
  if (key === "Home") return 0;
  if (key === "End") return spots.length - 1;
  const direction = KEYS[key];
  return direction === undefined ? null : neighbour(spots, from, direction, askew);
}

/** Make `marks`, which stand at `spots`, one tab stop. The first one is the way in, or the one that had it before. */
export function rove(
  marks: readonly SVGElement[], spots: readonly Spot[], seen: (index: number) => void, askew = PLANE,
): void {
  const enter = (index: number): void => {
    marks.forEach((mark, at) => mark.setAttribute("tabindex", at === index ? "0" : "-1"));
  };
  enter(0);
  marks.forEach((mark, index) => {
    mark.addEventListener("focus", () => {
      enter(index);
      seen(index);
    });
    mark.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Enter" && mark.localName === "a") return; // the browser follows it by itself
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        mark.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
        return;
      }
      const next = follow(spots, index, event.key, askew);
      if (next === null) return;
      event.preventDefault();
      marks[next]?.focus();
    });
  });
}
