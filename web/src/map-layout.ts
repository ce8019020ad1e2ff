// Places as bubbles on a screen: those that would cover each other are drawn as one until the reader comes closer.

import type { MapPlace } from "./data";

export interface Spotted {
  readonly place: MapPlace;
  readonly x: number; // on the map at scale 1
  readonly y: number;
}

export interface Bubble {
  readonly x: number; // on the screen
  readonly y: number;
  readonly r: number;
  readonly events: number;
  readonly places: readonly Spotted[]; // the one with most events first
}

export interface View {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

export const CLOSEST = 40;
const COVERED = 0.72; // of the two radii: bubbles may touch and lap a little

export function radiusFor(events: number, most: number): number {
  return 4.5 + 17.5 * Math.sqrt(events / Math.max(1, most));
}

/** The bubbles at a view, the largest first; `most` is the largest count of one place. */
export function bubblesAt(spots: readonly Spotted[], view: View, most: number): Bubble[] {
  const bubbles: { x: number; y: number; r: number; events: number; places: Spotted[] }[] = [];
  for (const spot of [...spots].sort(byEvents)) {
    const [x, y] = [spot.x * view.k + view.x, spot.y * view.k + view.y];
    const r = radiusFor(spot.place.events, most);
    const host = bubbles.find((bubble) => Math.hypot(bubble.x - x, bubble.y - y) < COVERED * (bubble.r + r));
    if (host === undefined) {
      bubbles.push({ x, y, r, events: spot.place.events, places: [spot] });
      continue;
    }
    host.places.push(spot);
    host.events += spot.place.events;
    host.r = radiusFor(Math.min(host.events, 1.6 * most), most);
  }
  return bubbles.sort((a, b) => b.events - a.events);
}

function byEvents(a: Spotted, b: Spotted): number {
  return b.place.events - a.place.events || (a.place.id < b.place.id ? -1 : 1);
}

/** The view that shows all spots with air around them, never closer than `closest`. */
export function viewOf(spots: readonly Spotted[], width: number, height: number, closest: number): View {
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const fits = Math.min((width * 0.8) / Math.max(0.01, right - left), (height * 0.74) / Math.max(0.01, bottom - top));
  const k = Math.max(1, Math.min(closest, fits));
  const [x, y] = [width / 2 - (k * (left + right)) / 2, height / 2 - (k * (top + bottom)) / 2];
  return within({ x, y, k }, width, height);
}

/** The same view, moved so that no emptiness beyond the map's edge shows. */
export function within(view: View, width: number, height: number): View {
  const hold = (at: number, size: number): number => Math.min(0, Math.max(size * (1 - view.k), at));
  return { k: view.k, x: hold(view.x, width), y: hold(view.y, height) };
}
