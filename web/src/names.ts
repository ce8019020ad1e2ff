// Names beside marks: where each has room, if it has any.

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A mark that wants a name; the first ones of a list matter most. */
export interface Named {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly name: string;
}

export interface NamePlace {
  readonly dx: number; // from the mark's middle
  readonly dy: number;
  readonly anchor: "start" | "middle" | "end";
  readonly free: boolean; // false: no room, shown only when it is asked for
}

const SIZE = 12;
// Letters of the interface's typefaces are a little over half as wide as high, on average over Turkish names.
const LETTER = 0.58;

/** A place for each name: below, above, right or left of its mark, where it covers no other name and no mark. */
export function placeNames(marks: readonly Named[], within?: Box): NamePlace[] {
  const discs = marks.map((mark) => around(mark.x, mark.y, mark.r));
  const names: Box[] = [];
  return marks.map((mark, index) => {
    const others = discs.filter((_, at) => at !== index);
    const places = candidates(mark);
    const found = places.find((place) => {
      const box = boxOf(mark, place);
      return (within === undefined || inside(box, within)) && ![...names, ...others].some((other) => meet(box, other));
    });
    if (found !== undefined) names.push(boxOf(mark, found));
    return { ...(found ?? (places[0] as NamePlace)), free: found !== undefined };
  });
}

function candidates({ r }: Named): NamePlace[] {
  return [
    { dx: 0, dy: r + 12, anchor: "middle", free: true },
    { dx: 0, dy: -r - 4, anchor: "middle", free: true },
    { dx: r + 4, dy: 4, anchor: "start", free: true },
    { dx: -r - 4, dy: 4, anchor: "end", free: true },
  ];
}

function boxOf({ x, y, name }: Named, { dx, dy, anchor }: NamePlace): Box {
  const width = name.length * SIZE * LETTER;
  const left = x + dx - { start: 0, middle: width / 2, end: width }[anchor];
  return { left, right: left + width, top: y + dy - SIZE * 0.85, bottom: y + dy + SIZE * 0.28 };
}

function around(x: number, y: number, r: number): Box {
  const half = r * 0.92; // names may cut a disc's corner, which is empty
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function inside(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}
