// The page, behind search-index.js.
"use strict";

const FILTERS = ["person", "series", "year", "kind"];
// Hits at a time; characters of pages before the reader moves.
const SHOWN = 25, EAGER = 4e5;

const byId = (id) => document.getElementById(id);
const box = byId("q"), list = byId("hits"), more = byId("more"), any = byId("any"), page = byId("search"), {root} = page.dataset;
const asked = new URLSearchParams(location.search), names = {};
// Back from a hit: its place.
let opened = +history.state || 0, turn = 0, timer, slow, groups, cuts, hits, found = [], eager, loading;

function make(name, text, parent, properties) {
	parent.append(Object.assign(document.createElement(name), {textContent: text}, properties));
	return parent.lastChild;
}

function shown(html, anchor) {
	const at = anchor ? html.indexOf(` id="${anchor}"`) : -1, from = html.indexOf(">", at < 0 ? html.indexOf("</h1") : at) + 1;
	const end = at < 0 ? /<\/main>/ : /^[il]/.test(anchor) ? /<\/(li|h3|p)>/ : /<\/(section|article|details)>/;
	const named = {amp: "&", lt: "<", gt: ">", quot: '"'};
	return html.substr(from, html.slice(from).search(end)).replace(/<(\w+) (aria-label|class="(at|by|carried|facts|kind|outline|source|tag|tools))\b[^]*?<\/\1>/g, "")
		.replace(/<(\/?\w*)[^>]*>/g, (all, tag) => ({bdi: "\u2068", "/bdi": "\u2069"})[tag] || (/^\/?(a|b|code|em|span|strong)$/.test(tag) ? "" : " "))
		.replace(/&(#x?)?(\w+);/g, (all, sign, code) => sign ? String.fromCodePoint(parseInt(code, sign[1] ? 16 : 10)) : named[code] || all).replace(/\s+/g, " ").trim();
}

// Where a text has any of the groups, long words first.
const marked = (text) => groups.toSorted(([a], [b]) => b.word.length - a.word.length).flatMap((group) => places([group], text));

function put(line, text, at, end, marks = marked(text)) {
	for (const [from, to] of marks.sort(([a], [b]) => a - b)) {
		if (from < at || to > end) continue;
		line.append(text.slice(at, from));
		make("mark", text.slice(from, to), line);
		at = to;
	}
	line.append(text.slice(at, end));
}

// Quotes a hit, or drops it.
async function quote(item) {
	const {url, anchor, doubt} = item.hit, html = await once(root + url, async () => (await get(root + url)).text()), text = shown(html, anchor), marks = marked(text), first = marks[0]?.[0] || 0;
	eager -= html.length;
	if (doubt && !places(groups, item.textContent + text).length && item.isConnected) {
		item.remove();
		hits = hits.filter((hit) => hit !== item.hit);
		count();
		return found[0] && !list.firstChild && show();
	}
	const at = first > 90 ? text.lastIndexOf(" ", first - 60) + 1 : 0, line = make("bdi", at ? "… " : "", make("p", "", item));
	put(line, text, at, at + 260, marks);
	line.append(text[at + 260] ? "…" : "");
}

// Words around hits are loaded one by one, if in view.
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
for (const name of ["scroll", "pointermove", "focusin"]) addEventListener(name, ({target}) => target === box || load(eager = EAGER));

async function show() {
	const mine = turn, first = list.children.length;
	for (const hit of found.slice(first, Math.max(first, opened) + SHOWN)) {
		Object.assign(hit, await about(hit));
		if (mine !== turn) return;
		const item = make("li", "", list, {className: "row", hit}), head = make("p", "", item, {className: "head"}), link = make("a", "", head, {href: root + hit.url + (hit.anchor && "#" + hit.anchor)});
		put(make("bdi", "", link), hit.title, 0);
		link.append(hit.day && ", ");
		make("time", hit.day, link);
		make("span", " " + hit.kind + (hit.name && " · " + hit.name), head, {className: "dim"});
	}
	if (opened ||= first) list.children[opened]?.querySelector("a").focus();
	opened = 0;
	more.hidden = list.children.length >= found.length;
	return load();
}

function tell(text) {
	clearTimeout(slow);
	byId("found").textContent = text;
}

// Narrows hits and counts what filters leave.
function count() {
	const passes = (hit, but) => FILTERS.every((name) => name === but || !asked.get(name) || hit[name].includes(asked.get(name)));
	for (const name of FILTERS) {
		const wanted = asked.get(name) || "", counts = new Map(wanted && [[wanted, 0]]);
		for (const value of hits.flatMap((hit) => passes(hit, name) ? hit[name] : [])) {
			if (value) counts.set(value, (counts.get(value) || 0) + 1);
		}
		const select = byId(name);
		select.replaceChildren(select.firstElementChild);
		for (const [value, count] of [...counts].sort(([a, x], [b, y]) => name === "year" && b - a || y - x)) make("option", `${name === "person" && names[value] || value} (${count})`, select, {value});
		select.value = wanted;
	}
	found = hits.filter(passes);
	any.hidden = found[0] || !hits[0];
	any.textContent = hits.length + " without filters";
	any.href = "?q=" + encodeURIComponent(box.value);
	tell(groups[0] ? [(found.length || "Nothing") + " found", ...cuts].join("; ") : box.value.trim() && "Nothing to look for");
}

const ask = (name, {value}) => asked[value ? "set" : "delete"](name, value);

async function search(again) {
	const mine = ++turn, wanted = parse(box.value);
	list.ariaBusy = !!wanted[0];
	slow = setTimeout(tell, 300, wanted[0] && "Searching…", clearTimeout(slow));
	ask("q", box);
	try {
		if (location.protocol === "file:") throw Error("this page is read from a disk");
		history.replaceState(null, "", asked.size ? "?" + asked : location.pathname);
		const top = await overview(), {hits: all, cut} = wanted[0] ? await hitsOf(wanted) : {hits: [], cut: []};
		// The id of an item: its meeting and line.
		const [, meeting, line] = /^(\d+-\d+-\d+-.+)-(\d+)/.exec(box.value) || [];
		if (line) for (const hit of (await hitsOf(parse(meeting + " "))).hits) if (hit.kind === 2) all.unshift({...hit, line});
		const every = await Promise.all(all.map(async (hit) => {
			const {document, kind, speaker} = hit, [name, who] = speaker ? await person(speaker) : ["", {}];
			Object.assign(names, who);
			return {...hit, person: Object.keys(who), name, series: [top.all_series[top.series[document]]], year: [top.years[top.year[document]]], kind: [top.kinds[kind]]};
		}));
		if (mine !== turn) return;
		groups = wanted;
		hits = every;
		cuts = cut.map(({wanted, lists}) => `more than ${top.most[+lists.at(-1).any]} have “${wanted.word}”: the newest are searched`);
		count();
		// A page at least.
		eager = Math.max(1, EAGER - weight * 3);
		list.replaceChildren();
		await show();
	} catch (error) {
		if (mine !== turn) return;
		// Again: the site may be newer.
		known.clear();
		if (!again) return search(true);
		list.replaceChildren();
		more.hidden = true;
		tell(`The search failed: ${error.message}.` + (error.cause || " It needs a web server and a recent browser."));
	}
	if (mine === turn) list.ariaBusy = false;
}

folder = root + page.dataset.folder;
page.hidden = false;
byId("unsearched").remove();
box.value = asked.get("q");
list.onclick = ({target}) => history.replaceState([...list.children].indexOf(target.closest("li")), "");
box.oninput = () => {timer = setTimeout(search, 150, clearTimeout(timer));};
for (const name of FILTERS) byId(name).onchange = ({target}) => search(ask(name, target));
more.onclick = () => show().catch(() => search());
addEventListener("keydown", (event) => {
	const stops = [box, ...list.querySelectorAll("a")], at = stops.indexOf(document.activeElement);
	const next = stops[at + {ArrowDown: 1, ArrowUp: -1, Enter: !at || NaN}[event.key]];
	if (at < 0 || !next || event.isComposing) return;
	event.preventDefault();
	next.focus();
});
search();
