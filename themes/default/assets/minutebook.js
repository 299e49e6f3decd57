// What the pages do beyond plain HTML: the reader's own time, links to ranges of lines, toggles of the log. All of it may fail
// without a page becoming useless. No markup is ever made from text.
"use strict";
(() => {
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const language = document.documentElement.lang || "en";
  const kept = {
    get: (key) => { try { return localStorage.getItem("minutebook-" + key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem("minutebook-" + key, value); } catch {} },
  };

  // Moments in the reader's own time.
  for (const place of all("[data-local]")) {
    const moment = new Date(place.dataset.local);
    if (Number.isNaN(moment.getTime())) continue;
    place.textContent = "In your time: " + moment.toLocaleString(language, {
      weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZoneName: "short",
    });
    place.hidden = false;
  }

  // The link to the search becomes a box; a slash leads to it.
  const link = document.querySelector("[data-find]");
  if (link) {
    const box = Object.assign(document.createElement("input"), { type: "search", placeholder: "Search", ariaLabel: "Search this site" });
    box.addEventListener("keydown", ({ key }) => {
      if (key === "Enter" && box.value.trim()) location = link.href + "?q=" + encodeURIComponent(box.value);
    });
    link.replaceWith(box);
  }
  addEventListener("keydown", (event) => {
    const box = document.querySelector("input[type=search]");
    if (event.key !== "/" || !box || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    box.select();
  });

  // Lines: #l-12 and #l-12-20. Folds around them open.
  const RANGE = /^(l\d*-)(\d+)-(\d+)$/;
  const reveal = (line) => {
    for (let fold = line.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  const mark = () => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    all(".hit").forEach((line) => line.classList.remove("hit"));
    const range = RANGE.exec(anchor);
    const single = document.getElementById(anchor);
    if (single) {
      const hidden = single.closest("details:not([open])");
      reveal(single);
      if (hidden) single.scrollIntoView();
    }
    if (!range || single) return;
    const [from, to] = [Number(range[2]), Number(range[3])].sort((a, b) => a - b);
    let first = null;
    for (const line of all(".log .line")) {
      if (!line.id.startsWith(range[1])) continue;
      const number = Number(line.id.slice(range[1].length));
      if (number < from || number > to) continue;
      reveal(line);
      line.classList.add("hit");
      first = first || line;
    }
    if (first) first.scrollIntoView({ block: "center" });
  };
  let last = null;
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a.at");
    if (!link) return;
    const [, prefix, number] = /^(l\d*-)(\d+)$/.exec(link.hash.slice(1)) || [];
    if (event.shiftKey && last && last.prefix === prefix) {
      event.preventDefault();
      const ends = [last.number, Number(number)].sort((a, b) => a - b);
      location.hash = prefix + ends.join("-");
    } else if (number) {
      last = { prefix, number: Number(number) };
    }
  });
  addEventListener("hashchange", mark);
  if (location.hash) mark();

  // Some at a time, so that a long page stays smooth.
  const slowly = (list, work) => {
    clearTimeout(list.timer);
    const step = (at) => {
      const last = at + 40, end = performance.now() + 20;
      while (at < list.length && at < last && performance.now() < end) work(list[at++]);
      if (at < list.length) list.timer = setTimeout(step, 0, at);
    };
    step(0);
  };

  // Toggles of the log, remembered.
  const tools = document.querySelector("[data-tools]");
  if (tools) {
    tools.hidden = false;
    const main = document.getElementById("main");
    for (const button of all("[data-hide]", tools)) {
      const name = "no-" + button.dataset.hide;
      const show = (shown) => {
        main.classList.toggle(name, !shown);
        button.setAttribute("aria-pressed", String(shown));
      };
      show(kept.get(name) !== "yes");
      button.addEventListener("click", () => {
        const shown = button.getAttribute("aria-pressed") !== "true";
        show(shown);
        kept.set(name, shown ? "no" : "yes");
      });
    }
    const folds = all("details.talk");
    const unfold = tools.querySelector("[data-unfold]");
    unfold.hidden = folds.length === 0;
    unfold.addEventListener("click", () => {
      const open = folds.some((fold) => !fold.open);
      slowly(folds, (fold) => { fold.open = open; });
      unfold.textContent = open ? "Fold the log" : "Unfold the log";
    });
    zone(tools.querySelector("[data-zone]"));
  }

  // Clock times in the reader's zone: each list tells when its first line was, and what its clock is ahead of UTC.
  function zone(button) {
    const lists = all("ol.log[data-from]");
    button.hidden = lists.length === 0;
    const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
    const change = (list, mine) => {
      let before = Date.parse(list.dataset.from + "Z");
      const shift = Number(list.dataset.shift) * 60000;
      for (const link of all("a.at", list)) {
        if (!link.dataset.utc) link.dataset.utc = link.textContent;
        const told = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(link.dataset.utc);
        if (!told) continue;
        const day = new Date(before);
        let at = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), +told[1], +told[2], +(told[3] || 0));
        if (at < before - 43200000) at += 86400000;
        before = at;
        const text = clock.format(new Date(at - shift));
        link.textContent = mine ? (told[3] ? text : text.slice(0, 5)) : link.dataset.utc;
      }
    };
    const show = (mine) => {
      button.setAttribute("aria-pressed", String(mine));
      slowly(lists, (list) => change(list, mine));
    };
    if (kept.get("zone") === "mine") show(true);
    button.addEventListener("click", () => {
      const mine = button.getAttribute("aria-pressed") !== "true";
      show(mine);
      kept.set("zone", mine ? "mine" : "utc");
    });
  }
})();
