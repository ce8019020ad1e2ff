// PLOVER's sixteen types and its four quarters: their order on the page, and the sign each quarter is drawn as.

export type Quarter = "verbal_cooperation" | "material_cooperation" | "verbal_conflict" | "material_conflict";

export const QUARTERS: readonly Quarter[] = [
  "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict",
];

const TYPES: Readonly<Record<Quarter, readonly string[]>> = {
  verbal_cooperation: ["CONSULT", "AGREE", "SUPPORT", "CONCEDE"],
  material_cooperation: ["COOPERATE", "AID", "RETREAT"],
  verbal_conflict: ["REQUEST", "REJECT", "ACCUSE", "THREATEN"],
  material_conflict: ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
};

export const TYPE_ORDER: readonly string[] = QUARTERS.flatMap((quarter) => TYPES[quarter]);

const QUARTER_OF = new Map(QUARTERS.flatMap((quarter) => TYPES[quarter].map((type) => [type, quarter] as const)));

/** The quarter of a type, or null for one that PLOVER did not have when this was written. */
export function quarterOf(type: string): Quarter | null {
  return QUARTER_OF.get(type) ?? null;
}

/** The class that gives a quarter its colour (islands.css); grey for what has none. */
export function tone(quarter: Quarter | null): string {
  return quarter === null ? "tone-none" : `tone-${quarter.replace("_", "-")}`;
}

/** Words are round, deeds are square, conflict stands on a corner: told apart without colour too. */
export function sign(quarter: Quarter | null, r: number): string {
  if (quarter === "material_cooperation") return square(r * 0.89);
  if (quarter === "verbal_conflict") return diamond(r * 1.18);
  if (quarter === "material_conflict") return triangle(r * 1.22);
  return `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
}

function square(a: number): string {
  return `M${-a},${-a}h${2 * a}v${2 * a}h${-2 * a}Z`;
}

function diamond(a: number): string {
  return `M0,${-a}L${a},0L0,${a}L${-a},0Z`;
}

function triangle(a: number): string {
  return `M0,${-a}L${a * 0.95},${a * 0.72}L${-a * 0.95},${a * 0.72}Z`;
}
