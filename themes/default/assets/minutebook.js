// What pages do beyond plain HTML; each is of use without it. No markup is ever made from text.
"use strict";
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const language = document.documentElement.lang || "en";
const kept = {
  get: (key) => { try { return localStorage.getItem("minutebook-" + key); } catch {} },
  set: (key, value) => { try { localStorage.setItem("minutebook-" + key, value); } catch {} },
};

// Moments in the reader's time.
for (const place of all("[data-local]")) {
  const moment = new Date(place.dataset.local);
  if (isNaN(moment)) continue;
  place.textContent = "In your time: " + moment.toLocaleString(language, {
    weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZoneName: "short",
  });
  place.hidden = false;
}

// The link to the search becomes a box; a slash leads to it.
const [link] = all("[data-find]");
if (link) {
  const box = Object.assign(document.createElement("input"), {type: "search", placeholder: "Search", ariaLabel: "Search this site"});
  box.addEventListener("keydown", ({key}) => {
    if (key === "Enter" && box.value.trim()) location = link.href + "?q=" + encodeURIComponent(box.value);
  });
  link.replaceWith(box);
}
addEventListener("keydown", (event) => {
  const [box] = all("input[type=search]");
  if (event.key !== "/" || !box || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  box.select();
});

// The menu folds.
const [menu] = all(".more");
for (const name of ["click", "keydown", "focusin"]) addEventListener(name, ({key, target}) => {
  if (!menu?.open || (key ? key !== "Escape" : menu.contains(target))) return;
  menu.open = false;
  if (key) menu.children[0].focus();
});

// Lines: #l-12 and #l-12-20. Folds around them open.
const RANGE = /^(l\d*-)(\d+)(?:-(\d+))?$/;
const reveal = (line) => {
  for (let fold = line.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
};
// Twice: lists out of sight have no height yet. Not where `serve` puts the reader back.
const reach = (line) => {
  if (history.scrollRestoration === "auto") for (const wait of [0, 50]) setTimeout(() => line.scrollIntoView(), wait);
};
let last = [];
const mark = () => {
  let anchor = location.hash.slice(1);
  try { anchor = decodeURIComponent(anchor); } catch {}
  all(".hit").forEach((line) => line.classList.remove("hit"));
  const single = document.getElementById(anchor);
  const [, prefix, first, second] = RANGE.exec(anchor) || [];
  if (single) {
    last = [prefix, +first];
    reveal(single);
    if (prefix || single.closest("details")) reach(single);
  }
  if (!second || single) return;
  const lines = all(".log .line").filter(({id}) => {
    const number = id.slice(prefix.length);
    return id.startsWith(prefix) && (number - first) * (number - second) <= 0;
  });
  for (const line of lines) {
    reveal(line);
    line.classList.add("hit");
  }
  if (lines[0]) reach(lines[0]);
};
addEventListener("click", (event) => {
  const [, prefix, number] = RANGE.exec(event.target.closest?.("a.at")?.hash.slice(1)) || [];
  if (!number || !event.shiftKey || last[0] !== prefix) return;
  event.preventDefault();
  location.hash = prefix + [last[1], +number].sort((a, b) => a - b).join("-");
});
addEventListener("hashchange", mark);
if (location.hash) mark();

// Some at a time: long pages stay smooth.
const slowly = (list, work) => {
  clearTimeout(list.timer);
  const step = (at) => {
    const last = at + 20, end = performance.now() + 20;
    while (at < list.length && at < last && performance.now() < end) work(list[at++]);
    if (at < list.length) list.timer = setTimeout(step, 0, at);
  };
  step(0);
};

// Toggles of the log, remembered.
const [tools] = all("[data-tools]");
if (tools) {
  tools.hidden = false;
  const main = document.getElementById("main");
  for (const button of all("[data-hide]", tools)) {
    const name = "no-" + button.dataset.hide;
    const show = (shown) => {
      main.classList.toggle(name, !shown);
      button.ariaPressed = shown;
    };
    show(kept.get(name) !== "yes");
    button.addEventListener("click", () => {
      const shown = button.ariaPressed !== "true";
      show(shown);
      kept.set(name, shown ? "no" : "yes");
    });
  }
  const folds = all("details.talk"), unfold = tools.querySelector("[data-unfold]");
  unfold.hidden = !folds.length;
  unfold.addEventListener("click", () => {
    const open = folds.some((fold) => !fold.open);
    slowly(folds, (fold) => {fold.open = open;});
    unfold.textContent = open ? "Fold the log" : "Unfold the log";
  });
  zone(tools.querySelector("[data-zone]"));
}

// Clock times in the reader's zone: each list tells its first moment and its clock.
function zone(button) {
  const lists = all("ol.log[data-from]");
  button.hidden = !lists.length;
  const clock = new Intl.DateTimeFormat(language, {hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23"});
  const change = (list, mine) => {
    let before = Date.parse(list.dataset.from + "Z");
    const shift = list.dataset.shift * 60000;
    for (const link of all("a.at", list)) {
      const utc = link.dataset.utc ??= link.textContent, told = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(utc);
      if (!told) continue;
      let at = before - before % 864e5 + (told[1] * 3600 + told[2] * 60 + (told[3] | 0)) * 1000;
      if (at < before - 432e5) at += 864e5;
      before = at;
      link.textContent = mine ? clock.format(at - shift).slice(0, utc.length) : utc;
    }
  };
  const show = (mine) => {
    button.ariaPressed = mine;
    slowly(lists, (list) => change(list, mine));
  };
  if (kept.get("zone") === "mine") show(true);
  button.addEventListener("click", () => {
    const mine = button.ariaPressed !== "true";
    show(mine);
    kept.set("zone", mine ? "mine" : "utc");
  });
}
