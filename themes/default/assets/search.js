// The page of the search, behind search-index.js.
"use strict";

const FILTERS = ["person", "series", "year", "kind"];
// Hits at a time, and characters of pages loaded before the reader moves.
const SHOWN = 10, EAGER = 400000;

const byId = (id) => document.getElementById(id);
const box = byId("q"), list = byId("hits"), more = byId("more"), {root} = byId("search").dataset;
const asked = new URLSearchParams(location.search);
let turn = 0, timer, slow, groups, cuts, hits, found = [], eager, loading;

function make(name, text, parent, properties) {
  const element = Object.assign(document.createElement(name), properties);
  element.textContent = text;
  parent.append(element);
  return element;
}

function shown(html, anchor) {
  const from = html.indexOf(">", html.indexOf(anchor ? ` id="${anchor}"` : "<main")) + 1;
  const end = !anchor ? /<\/main>/ : /^[il]/.test(anchor) ? /<\/(li|h3)>/ : /<\/(section|article|details)>/;
  const named = {amp: "&", lt: "<", gt: ">", quot: '"'};
  return html.substr(from, html.slice(from).search(end)).replace(/<(a|span) class="(at|by|kind|tag)\b[^]*?<\/\1>/g, "")
    .replace(/<\/?(a|b|bdi|code|em|span|strong)\b[^>]*>/g, "").replace(/<[^>]*>/g, " ")
    .replace(/&#(x?)(\w+);/g, (_, hex, code) => String.fromCodePoint(parseInt(code, hex ? 16 : 10)))
    .replace(/&(\w+);/g, (all, name) => named[name] || all).replace(/\s+/g, " ").trim();
}

// Quotes what is found below a hit, or drops it.
async function quote(item) {
  const {url, anchor, doubt} = item.hit,
    html = await once(root + url, async () => (await get(root + url)).text());
  const text = shown(html, anchor), marks = places(groups, text), first = marks[0]?.[0] || 0;
  eager -= html.length;
  if (doubt && !marks.length && item.isConnected) {
    item.remove();
    hits = hits.filter((hit) => hit !== item.hit);
    count();
    return found[0] && !list.firstChild && show();
  }
  let at = first > 90 ? text.lastIndexOf(" ", first - 60) + 1 : 0;
  const end = at + 260, line = make("bdi", at ? "… " : "", make("p", "", item));
  for (const [from, to] of marks.filter(([, to]) => to <= end)) {
    if (from < at) continue;
    line.append(text.slice(at, from));
    make("mark", text.slice(from, to), line);
    at = to;
  }
  line.append(text.slice(at, end), end < text.length ? "…" : "");
}

// The words around hits are loaded one by one, as far as in view.
async function load() {
  if (loading) return;
  loading = true;
  const waits = (item) => !item.quoted && item.getBoundingClientRect().top < innerHeight;
  for (let item; eager > 0 && (item = [...list.children].find(waits));) {
    item.quoted = true;
    await quote(item).catch(() => {});
  }
  loading = false;
}
for (const name of ["scroll", "pointermove", "focusin"]) addEventListener(name, ({target}) => {
  if (target === box) return;
  eager = EAGER;
  load();
}, {passive: true});

async function show() {
  const mine = turn, first = list.children.length;
  for (const hit of found.slice(first, first + SHOWN)) {
    const {title, url, day, anchor} = await about(hit);
    if (mine !== turn) return;
    const item = make("li", "", list, {className: "row", hit: Object.assign(hit, {url, anchor})}), head = make("p", "", item, {className: "head"});
    make("bdi", title, make("a", "", head, {href: root + url + (anchor && "#" + anchor)}));
    make("span", " " + [day, hit.kind, hit.name].filter(Boolean).join(" · "), head, {className: "dim"});
  }
  if (first) list.children[first]?.querySelector("a").focus();
  more.hidden = list.children.length >= found.length;
  return load();
}

function tell(text) {
  clearTimeout(slow);
  byId("found").textContent = text;
}

// Narrows what was found and counts what each filter leaves.
function count() {
  const passes = (hit, but) => FILTERS.every((name) => name === but || !asked.get(name) || hit[name] === asked.get(name));
  for (const name of FILTERS) {
    const wanted = asked.get(name) || "", counts = new Map(wanted && [[wanted, [wanted, 0]]]);
    for (const hit of hits.filter((hit) => hit[name] && passes(hit, name))) {
      counts.set(hit[name], [name === "person" ? hit.name : hit[name], (counts.get(hit[name])?.[1] || 0) + 1]);
    }
    const select = byId(name), rows = [...counts].sort(([a, [, x]], [b, [, y]]) => name === "year" && b - a || y - x);
    select.replaceChildren(select.firstElementChild);
    for (const [value, [text, count]] of rows) make("option", `${text} (${count})`, select, {value});
    select.value = wanted;
  }
  found = hits.filter(passes);
  tell(groups[0] ? [(found.length || "Nothing") + " found", ...cuts].join("; ") : box.value.trim() && "Nothing to look for");
}

function ask(name, {value}) {
  value ? asked.set(name, value) : asked.delete(name);
}

async function search(again) {
  const mine = ++turn, wanted = parse(box.value);
  list.ariaBusy = true;
  clearTimeout(slow);
  slow = setTimeout(tell, 300, wanted[0] && "Searching…");
  ask("q", box);
  try {
    if (location.protocol === "file:") throw Error("this page is read from a disk");
    history.replaceState(null, "", asked.size ? "?" + asked : location.pathname);
    const top = await overview(), {hits: all, cut} = wanted[0] ? await hitsOf(wanted) : {hits: [], cut: []};
    const people = await Promise.all(all.map(({speaker}) => speaker ? person(speaker) : []));
    if (mine !== turn) return;
    groups = wanted;
    hits = all.map((hit, at) => {
      const [id, name] = people[at], {document, kind} = hit;
      return {...hit, person: id, name, series: top.all_series[top.series[document]], year: top.years[top.year[document]], kind: top.kinds[kind]};
    });
    cuts = cut.map(({wanted, lists}) => `more than ${top.most[+lists.at(-1).any]} have “${wanted.word}”: the newest are searched`);
    count();
    // One page at least; a byte of a list weighs some characters.
    eager = Math.max(1, EAGER - weight * 5);
    list.replaceChildren();
    await show();
  } catch (error) {
    if (mine !== turn) return;
    // Once more: the site may be a newer one.
    known.clear();
    if (!again) return search(true);
    list.replaceChildren();
    more.hidden = true;
    tell(`The search failed: ${error.message}.` + (error.cause || " It needs a web server and a recent browser."));
  }
  if (mine === turn) list.ariaBusy = false;
}

folder = root + byId("search").dataset.folder;
byId("search").hidden = false;
byId("unsearched").remove();
box.value = asked.get("q") || "";
box.oninput = () => {
  clearTimeout(timer);
  timer = setTimeout(search, 150);
};
for (const name of FILTERS) byId(name).onchange = ({target}) => search(ask(name, target));
more.onclick = () => show().catch(() => search());
// Arrows go from hit to hit.
addEventListener("keydown", (event) => {
  const stops = [box, ...list.querySelectorAll("a")], at = stops.indexOf(document.activeElement);
  const step = {ArrowDown: 1, ArrowUp: -1, Enter: at ? 0 : 1}[event.key];
  if (at < 0 || !step || !stops[at + step] || event.isComposing) return;
  event.preventDefault();
  stops[at + step].focus();
});
search();
