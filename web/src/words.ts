// What the islands say, in the page's language, and how they write numbers and days.

import { dateOf, isoDay, type Grain, type Span } from "./days";
import type { Quarter } from "./kinds";

export type Lang = "tr" | "en";

export interface Words {
  readonly lang: Lang;
  readonly types: Readonly<Record<string, string>>;
  readonly quarters: Readonly<Record<Quarter, string>>;
  readonly statuses: Readonly<Record<string, string>>;
  readonly asList: string;
  readonly failed: string;
  readonly events: (n: number) => string;
  readonly sources: (n: number) => string;
  readonly reports: (n: number) => string;
  readonly undated: (n: number) => string;
  readonly beyond: (n: number) => string;
  readonly notAll: (shown: number, total: number) => string;
  readonly outside: (n: number) => string;
  readonly timeline: string;
  readonly timelineHelp: string;
  readonly hollow: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly onlyPeriod: string;
  readonly wholePeriod: string;
  readonly moreHere: (n: number) => string;
  readonly close: string;
  readonly months: string;
  readonly monthsHelp: string;
  readonly score: string;
  readonly count: string;
  readonly scoreOf: (score: number) => string;
  readonly noScore: string;
  readonly fewEvents: string;
  readonly cooperation: string;
  readonly conflict: string;
  readonly network: string;
  readonly networkHelp: string;
  readonly neutral: string;
  readonly openPage: string;
  readonly notLinked: string;
  readonly map: string;
  readonly mapHelp: string;
  readonly closer: string;
  readonly farther: string;
  readonly allPlaces: string;
  readonly places: (n: number) => string;
  readonly unplaced: (n: number) => string;
  readonly placeless: (n: number) => string;
  readonly outline: string;
  readonly useWords: string;
  readonly byKeyboard: string;
  readonly byKeyboardHelp: string;
  readonly chosenWords: (words: string) => string;
}

const TR: Words = {
  lang: "tr",
  types: {
    CONSULT: "Görüşme", AGREE: "Anlaşma", SUPPORT: "Destek", CONCEDE: "Ödün", COOPERATE: "İş birliği", AID: "Yardım",
    RETREAT: "Geri adım", REQUEST: "Talep", REJECT: "Ret", ACCUSE: "Suçlama", THREATEN: "Tehdit", PROTEST: "Protesto",
    SANCTION: "Yaptırım", MOBILIZE: "Seferberlik", COERCE: "Baskı", ASSAULT: "Saldırı",
  },
  quarters: {
    verbal_cooperation: "Sözlü iş birliği", material_cooperation: "Fiilî iş birliği",
    verbal_conflict: "Sözlü çatışma", material_conflict: "Fiilî çatışma",
  },
  statuses: {
    occurred: "gerçekleşti", planned: "planlandı", called_for: "çağrısı yapıldı", hypothetical: "varsayım",
    negated: "gerçekleşmedi",
  },
  asList: "Liste olarak",
  failed: "Çizim yüklenemedi; aynı bilgiler aşağıda liste olarak duruyor.",
  events: (n) => `${num("tr", n)} olay`,
  sources: (n) => `${num("tr", n)} bağımsız kaynak`,
  reports: (n) => `${num("tr", n)} haber`,
  undated: (n) => `Günü bilinmeyen ${num("tr", n)} olay çizimde yok.`,
  beyond: (n) => `Yalnız yılı bilinen ${num("tr", n)} olay bu zamanın dışında; listede duruyor.`,
  notAll: (shown, total) => `${num("tr", total)} içinden ${num("tr", shown)} tanesi çizildi.`,
  outside: (n) => `${num("tr", n)} olay bu dönemin dışında`,
  timeline: "Zaman çizelgesi",
  timelineHelp: "Ok tuşlarıyla olaylar arasında gezinin, Enter ile açın. Alttaki şeritte dönem seçin.",
  hollow: "İçi boş: gerçekleşmedi (plan, çağrı, varsayım, yalanlama)",
  periodFrom: "Dönemin başı",
  periodTo: "Dönemin sonu",
  onlyPeriod: "Yalnız bu dönemi göster",
  wholePeriod: "Tüm dönem",
  moreHere: (n) => `ve ${num("tr", n)} olay daha`,
  close: "Kapat",
  months: "Aylara göre ilişki puanı",
  monthsHelp: "Sağ ve sol ok tuşlarıyla aylar arasında gezinin, Enter o ayı açar.",
  score: "Puan",
  count: "Olay",
  scoreOf: (score) => `puan ${signed("tr", score)}`,
  noScore: "puan yok",
  fewEvents: "Soluk: ayda üçten az olay",
  cooperation: "iş birliği",
  conflict: "çatışma",
  network: "Aktörler ağı",
  networkHelp: "Ok tuşlarıyla aktörler arasında gezinin, Enter aktörün sayfasını açar.",
  neutral: "dengeli",
  openPage: "Sayfasını aç",
  notLinked: "bağlantısı yok",
  map: "Olayların haritası",
  mapHelp: "Ok tuşlarıyla yerler arasında gezinin, Enter yerin sayfasını açar; artı ve eksi yakınlaştırır.",
  closer: "Yakınlaştır",
  farther: "Uzaklaştır",
  allPlaces: "Tüm yerler",
  places: (n) => `${num("tr", n)} yer`,
  unplaced: (n) => `${num("tr", n)} olayın yeri yer adları sözlüğünde yok; haritada değil.`,
  placeless: (n) => `${num("tr", n)} olayın yerini hiçbir sayfa söylemiyor; haritada değil.`,
  outline: "Sınırlar: Natural Earth (kamu malı), sadeleştirilmiş; çizgiler bir tutum bildirmez.",
  useWords: "Seçilen sözleri kullan:",
  byKeyboard: "Sözleri klavyeyle seç",
  byKeyboardHelp: "Oklar: sözcük sözcük. Shift + ok: seçimi büyüt. Enter: kullan. Esc: çık.",
  chosenWords: (words) => `Seçilen: ${words}`,
};

const EN: Words = {
  lang: "en",
  types: {
    CONSULT: "Consult", AGREE: "Agree", SUPPORT: "Support", CONCEDE: "Concede", COOPERATE: "Cooperate", AID: "Aid",
    RETREAT: "Retreat", REQUEST: "Request", REJECT: "Reject", ACCUSE: "Accuse", THREATEN: "Threaten", PROTEST: "Protest",
    SANCTION: "Sanction", MOBILIZE: "Mobilize", COERCE: "Coerce", ASSAULT: "Assault",
  },
  quarters: {
    verbal_cooperation: "Verbal cooperation", material_cooperation: "Material cooperation",
    verbal_conflict: "Verbal conflict", material_conflict: "Material conflict",
  },
  statuses: {
    occurred: "occurred", planned: "planned", called_for: "called for", hypothetical: "hypothetical",
    negated: "did not happen",
  },
  asList: "As a list",
  failed: "The drawing could not be loaded; the same facts stand below as a list.",
  events: (n) => `${num("en", n)} ${n === 1 ? "event" : "events"}`,
  sources: (n) => `${num("en", n)} independent ${n === 1 ? "source" : "sources"}`,
  reports: (n) => `${num("en", n)} ${n === 1 ? "report" : "reports"}`,
  beyond: (n) => `${num("en", n)} ${n === 1 ? "event" : "events"} of which only the year is known ${n === 1 ? "lies" : "lie"} outside this time, and ${n === 1 ? "is" : "are"} in the list.`,
  undated: (n) => `${num("en", n)} ${n === 1 ? "event" : "events"} without a known day ${n === 1 ? "is" : "are"} not drawn.`,
  notAll: (shown, total) => `${num("en", shown)} of ${num("en", total)} are drawn.`,
  outside: (n) => `${num("en", n)} outside this period`,
  timeline: "Timeline",
  timelineHelp: "Arrow keys move between events, Enter opens one. Choose a period in the strip below.",
  hollow: "Hollow: has not happened (planned, called for, hypothetical, denied)",
  periodFrom: "Start of the period",
  periodTo: "End of the period",
  onlyPeriod: "Show only this period",
  wholePeriod: "Whole period",
  moreHere: (n) => `and ${num("en", n)} more`,
  close: "Close",
  months: "Score by month",
  monthsHelp: "Left and right arrow keys move between months, Enter opens one.",
  score: "Score",
  count: "Events",
  scoreOf: (score) => `score ${signed("en", score)}`,
  noScore: "no score",
  fewEvents: "Pale: fewer than three events in the month",
  cooperation: "cooperation",
  conflict: "conflict",
  network: "Network of actors",
  networkHelp: "Arrow keys move between actors, Enter opens an actor's page.",
  neutral: "balanced",
  openPage: "Open its page",
  notLinked: "no links",
  map: "Map of events",
  mapHelp: "Arrow keys move between places, Enter opens a place's page; plus and minus zoom.",
  closer: "Zoom in",
  farther: "Zoom out",
  allPlaces: "All places",
  places: (n) => `${num("en", n)} ${n === 1 ? "place" : "places"}`,
  unplaced: (n) => `${num("en", n)} ${n === 1 ? "event" : "events"} at places that the gazetteer lacks ${n === 1 ? "is" : "are"} not on the map.`,
  placeless: (n) => `${num("en", n)} ${n === 1 ? "event" : "events"} of which no page tells the place ${n === 1 ? "is" : "are"} not on the map.`,
  outline: "Borders: Natural Earth (public domain), simplified; the lines take no position.",
  useWords: "Use the chosen words:",
  byKeyboard: "Select words with the keyboard",
  byKeyboardHelp: "Arrows: word by word. Shift + arrows: extend. Enter: use. Esc: leave.",
  chosenWords: (words) => `Chosen: ${words}`,
};

export function wordsFor(lang: string): Words {
  return lang.toLowerCase().split("-")[0] === "tr" ? TR : EN;
}

export function num(lang: Lang, value: number): string {
  return new Intl.NumberFormat(lang).format(value);
}

export function signed(lang: Lang, score: number): string {
  return new Intl.NumberFormat(lang, { maximumFractionDigits: 1, signDisplay: "exceptZero" }).format(score).replace("-", "−");
}

const FULL = { day: "numeric", month: "long", year: "numeric" } as const;

/** "11 Temmuz 2025", "Temmuz 2025", "2025", or "11 Temmuz 2025 – 3 Eylül 2025". */
export function sayDays(lang: Lang, span: Span): string {
  const length = span.end - span.start;
  if (length === 1) return format(lang, span.start, FULL);
  const [from, to] = [isoDay(span.start), isoDay(span.end)];
  if (from.endsWith("-01-01") && to === `${Number(from.slice(0, 4)) + 1}-01-01`) return from.slice(0, 4);
  if (from.endsWith("-01") && to.endsWith("-01") && length <= 31) {
    return format(lang, span.start, { month: "long", year: "numeric" });
  }
  return `${format(lang, span.start, FULL)} – ${format(lang, span.end - 1, FULL)}`;
}

/** What stands at a tick of the axis: as little as tells it from its neighbours. */
export function sayTick(lang: Lang, day: number, grain: Grain, big: boolean): string {
  if (grain === "year") return isoDay(day).slice(0, 4);
  if (grain === "month" || grain === "quarter") {
    return big ? isoDay(day).slice(0, 4) : format(lang, day, { month: "short" });
  }
  return format(lang, day, big ? { day: "numeric", month: "short" } : { day: "numeric" });
}

function format(lang: Lang, day: number, options: Intl.DateTimeFormatOptions): string {
  const locale = lang === "tr" ? "tr" : "en-GB"; // day before month
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(dateOf(day));
}
