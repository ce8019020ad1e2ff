// Sends files one after the other, each as the body of a request of its own, and says how far it is.
(() => {
  const form = document.getElementById("send");
  if (!form) return;
  const bar = form.querySelector("progress"), list = form.querySelector("ul");
  const tell = (name, text, href) => {
    const item = document.createElement("li");
    const what = document.createElement(href ? "a" : "b");
    if (href) what.href = href;
    what.textContent = name;
    item.append(what, document.createElement("span"));
    item.lastChild.className = "soft";
    item.lastChild.textContent = text;
    list.append(item);
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const files = [...form.elements.files.files];
    if (!files.length) return;
    bar.hidden = false;
    bar.max = files.length;
    let last = "", failed = 0;
    for (const [number, file] of files.entries()) {
      try {
        const answer = await fetch(`/add/file?name=${encodeURIComponent(file.name)}`, {
          method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" },
        });
        if (!answer.ok) throw new Error(String(answer.status));
        const { href } = await answer.json();
        last = href;
        tell(file.name, form.dataset.sent, href);
      } catch (error) {
        failed += 1;
        tell(file.name, `${form.dataset.failed} (${error.message})`);
      }
      bar.value = number + 1;
    }
    if (files.length === 1 && !failed) location.assign(last);
  });
})();
