// The one script a page names: finds the islands and fetches the module of each kind that is there.

import "./islands.css";
import "./drawings.css";
import "./kinds.css";
import "./paper.css";

export interface IslandModule {
  mount(element: HTMLElement): Promise<void>;
}

const MODULES: Readonly<Record<string, () => Promise<IslandModule>>> = {
  timeline: () => import("./timeline"),
  months: () => import("./months"),
  network: () => import("./network"),
  map: () => import("./map"),
  mark: () => import("./mark"),
};

function scan(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-island]:not([data-island-state])")) {
    const load = MODULES[element.dataset.island ?? ""];
    if (load === undefined) continue;
    element.dataset.islandState = "loading";
    void load().then((island) => island.mount(element)).catch((error: unknown) => {
      // The page stands on its own; what went wrong is for whoever opens the console.
      element.dataset.islandState = "failed";
      console.warn(`island ${element.dataset.island}:`, error);
    });
  }
}

document.addEventListener("islands:scan", scan);
document.addEventListener("htmx:load", scan);
scan();
