// Names beside marks: which of them have room.

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Which names can stand without covering one that matters more; the first ones matter most. */
export function roomFor(boxes: readonly Box[], taken: readonly Box[] = []): boolean[] {
  const stands: Box[] = [...taken];
  return boxes.map((box) => {
    const free = !stands.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom);
    if (free) stands.push(box);
    return free;
  });
}

export function nameBox(x: number, y: number, text: string, size = 12): Box {
  const half = (text.length * size * 0.56) / 2;
  return { left: x - half, right: x + half, top: y - size * 0.85, bottom: y + size * 0.3 };
}
