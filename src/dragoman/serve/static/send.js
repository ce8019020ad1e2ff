// Sends files one after the other, each as the body of a request of its own, and asks until what came of each is known.
(() => {
  const form = document.getElementById("send");
  if (!form) return;
  const PAUSE_MS = 700, AT_ONCE = 8; // the explorer forgets old jobs, so that not more are asked for than it keeps
  const bar = form.querySelector("progress"), list = form.querySelector("ul"), button = form.querySelector("button");
  const pause = () => new Promise((done) => setTimeout(done, PAUSE_MS));

  const line = (name) => {
    const item = document.createElement("li"), words = document.createElement("span");
    words.className = "soft";
    list.append(item);
    return (text, href) => {
      if (words.textContent === text && item.dataset.href === String(href)) return;
      item.dataset.href = String(href);
      const what = document.createElement(href ? "a" : "b");
      if (href) what.href = href;
      what.textContent = name;
      words.textContent = text;
      item.replaceChildren(what, " ", words);
    };
  };

  // What an answer says, or the sentence that it refuses with.
  const ask = async (address, options = {}) => {
    let answer;
    try {
      answer = await fetch(address, { ...options, headers: { ...options.headers, Accept: "application/json" } });
    } catch {
      return { problem: form.dataset.failed };
    }
    const data = await answer.json().catch(() => ({}));
    if (answer.ok) return data;
    return { problem: data.error?.message ?? form.dataset.failed, again: answer.status === 503 };
  };

  const send = async (file, tell) => {
    if (file.size > Number(form.dataset.most)) return { problem: form.dataset.large };
    tell(form.dataset.sending);
    for (;;) {
      const sent = await ask(`/add/file?name=${encodeURIComponent(file.name)}`, {
        method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" },
      });
      if (!sent.again) return sent;
      tell(sent.problem); // too much is waiting
      await pause();
    }
  };

  const follow = async (job, tell) => {
    for (;;) {
      const now = await ask(`/add/job/${job}/line`);
      if (now.again) { await pause(); continue; }
      tell(now.problem ?? now.text, now.href);
      if (now.problem || now.over) return;
      await pause();
    }
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const files = [...form.elements.files.files];
    if (!files.length || button.disabled) return;
    button.disabled = true;
    list.replaceChildren();
    bar.hidden = false;
    bar.max = files.length;
    bar.value = 0;
    const waiting = new Set();
    for (const file of files) {
      while (waiting.size >= AT_ONCE) await Promise.race(waiting);
      const tell = line(file.name), sent = await send(file, tell);
      if (sent.problem) {
        tell(sent.problem);
        bar.value += 1;
      } else if (files.length === 1) {
        location.assign(sent.href);
      } else {
        tell(form.dataset.sent, sent.href);
        const told = follow(sent.job, tell).finally(() => { waiting.delete(told); bar.value += 1; });
        waiting.add(told);
      }
    }
    await Promise.all(waiting);
    button.disabled = false;
  });
})();
