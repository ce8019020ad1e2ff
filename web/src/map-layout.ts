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
const COVERED = 0.8; // of the two radii: bubbles may touch and lap a little

/** The largest count of one place, and how large bubbles are against those of a wide page. */
export interface Measure {
  readonly most: number;
  readonly scale: number;
}

export function radiusFor(events: number, { most, scale }: Measure): number {
  return 4.5 + 17.5 * scale * Math.sqrt(Math.min(events, 1.5 * most) / Math.max(1, most));
}

/** The bubbles at a view, the largest first. */
export function bubblesAt(spots: readonly Spotted[], view: View, measure: Measure): Bubble[] {
  let bubbles = [...spots].sort(byEvents).map((spot): Bubble => ({
    x: spot.x * view.k + view.x, y: spot.y * view.k + view.y, r: radiusFor(spot.place.events, measure),
    events: spot.place.events, places: [spot],
  }));
  // A bubble that takes another in grows, and may then cover a third.
  for (let before = Infinity; bubbles.length < before; ) {
    before = bubbles.length;
    bubbles = joinCovered(bubbles, measure);
  }
  return bubbles;
}

function joinCovered(bubbles: readonly Bubble[], measure: Measure): Bubble[] {
  const joined: Bubble[] = [];
  for (const bubble of bubbles) {
    const at = joined.findIndex((host) => Math.hypot(host.x - bubble.x, host.y - bubble.y) < COVERED * (host.r + bubble.r));
    const host = joined[at];
    if (host === undefined) joined.push(bubble);
    else joined[at] = join(host, bubble, measure);
  }
  return joined.sort((a, b) => b.events - a.events);
}

/** The larger one stays where it is, so that Moscow stays at Moscow. */
function join(host: Bubble, other: Bubble, measure: Measure): Bubble {
  const events = host.events + other.events;
  return { ...host, events, r: radiusFor(events, measure), places: [...host.places, ...other.places].sort(byEvents) };
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
