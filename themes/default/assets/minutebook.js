// Beyond plain HTML.
"use strict";
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

const local = (moment, dateStyle) => new Date(moment).toLocaleString("en-GB", {dateStyle, timeStyle: "short"});
for (const place of all("[data-local]")) {
	place.textContent = "In your time: " + local(place.dataset.local, "full");
	place.hidden = false;
}

// The link to the search becomes a box; a slash leads there.
const [link] = all("[data-find]");
if (link) {
	const box = Object.assign(document.createElement("input"), {type: "search", placeholder: "Search", ariaLabel: "Search this site"});
	box.onkeydown = ({key, isComposing}) => {
		if (key === "Enter" && !isComposing && box.value.trim()) location = link.href + "?q=" + encodeURIComponent(box.value);
	};
	link.replaceWith(box);
}
addEventListener("keydown", (event) => {
	const [box] = all("input[type=search]");
	if (event.key !== "/" || !box || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
	event.preventDefault();
	box.select();
});

const [menu] = all(".more");
for (const name of ["click", "keydown", "focusin"]) addEventListener(name, ({key, target}) => {
	if (!menu?.open || (key ? key !== "Escape" : menu.contains(target))) return;
	menu.open = false;
	if (key) menu.children[0].focus();
});

// Lines: #l-12, #l-12-20. Folds around them open.
const RANGE = /^(l\d*-)(\d+)(?:-(\d+))?$/;
const reveal = (line) => {
	line.classList.add("hit");
	for (const rest of all(":scope > .long", line)) rest.open = true;
	for (let fold = line; fold = fold.closest("details"); fold = fold.parentElement) fold.open = true;
};
let last = [];
const mark = () => {
	let anchor = location.hash.slice(1);
	try { anchor = decodeURIComponent(anchor); } catch {}
	const single = document.getElementById(anchor), [, prefix, first, second] = RANGE.exec(anchor) || [];
	if (single) last = [prefix, +first];
	const lines = single ? [single] : !second ? [] : all(`.log .line[id^=${prefix}]`).filter(({id}) => (id.split("-")[1] - first) * (id.split("-")[1] - second) <= 0);
	all(".hit").forEach((line) => line.classList.remove("hit"));
	lines.forEach(reveal);
	const [top] = lines;
	// On return only to a range. Twice: what was hidden has no height yet.
	if (!(history.state && single) && top?.closest(prefix ? ".line" : "details")) for (const wait of [0, 50]) setTimeout(() => top.scrollIntoView(), wait);
	history.replaceState("read", "");
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
	const step = (at = 0) => {
		list.slice(at, at += 10).forEach(work);
		if (at < list.length) list.timer = setTimeout(step, 0, at);
	};
	step(clearTimeout(list.timer));
};

// A button, pressed or not as the reader left it.
const toggle = (button, name, show) => {
	const key = "minutebook-" + name, press = () => show(button.ariaPressed = button.ariaPressed !== "true");
	try { if ((localStorage[key] || button.ariaPressed) !== button.ariaPressed) press(); } catch {}
	button.onclick = () => {
		press();
		try { localStorage[key] = button.ariaPressed; } catch {}
	};
};

const [tools] = all("[data-tools]");
if (tools) {
	tools.hidden = false;
	for (const button of all("[data-hide]", tools)) {
		const name = button.dataset.hide;
		button.hidden = !all(".log ." + name)[0];
		toggle(button, name, (shown) => document.body.classList.toggle("no-" + name, !shown));
	}
	const folds = all("details.talk"), [unfold] = all("[data-unfold]"), folded = () => folds.some(({open}) => !open);
	unfold.hidden = !folds[0];
	unfold.onclick = () => {
		const open = folded();
		slowly(folds, (fold) => {fold.open = open;});
	};
	addEventListener("toggle", () => {unfold.textContent = (folded() ? "Unf" : "F") + "old the log";}, true);
	zone(...all("[data-zone]"));
}

// Times in the reader's zone: lists, below their items, tell first moment and clock.
function zone(button) {
	const [first] = all(".log[data-from]"), parts = all(".log[data-from], .items .at").reverse(), clock = new Intl.DateTimeFormat("en-GB", {timeStyle: "medium"});
	const from = ({dataset}) => Date.parse(dataset.from + "Z"), utc = (list, at) => at - list.dataset.shift * 6e4;
	const put = (place, mine, utc = place.dataset.utc ??= place.textContent) => {place.textContent = mine || utc;};
	button.hidden = !first;
	if (first) toggle(button, "mine", (mine) => {
		for (const place of all(".clock")) put(place, mine && "shown in your time from " + local(utc(first, from(first)), "long") + " on");
		slowly(parts, (part) => {
			if (part.parentNode.hash) return put(part, mine && document.querySelector(part.parentNode.hash + " .at").textContent);
			let before = from(part);
			for (const link of all("a.at", part)) {
				const told = link.dataset.utc || link.textContent;
				if (!told.includes(":")) continue;
				let at = before - before % 864e5 + Date.parse(`1970-01-01T${told}Z`);
				if (at < before - 432e5) at += 864e5;
				before = at;
				put(link, mine && clock.format(utc(part, at)).slice(0, told.length));
			}
		});
	});
}
