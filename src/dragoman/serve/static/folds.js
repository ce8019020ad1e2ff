// What folds: filters above a list are shut where the screen is narrow, and what is folded away is printed.
(() => {
  const narrow = matchMedia("(max-width: 57.99rem)").matches;
  if (narrow) for (const each of document.querySelectorAll("details[data-wide]")) each.open = false;
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details[data-print]:not([open])")];
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of opened) each.open = false; });
})();
