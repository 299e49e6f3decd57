// Looks words up in the index: see src/search/.
"use strict";

const LETTER = /[\p{Alphabetic}\p{N}]/u;
const MARK = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/;
const CHARACTER = /[ก-ໟ々-〇ぁ-ヿㇰ-ㇿ㐀-䶿一-鿿가-힣豈-\ufaffｦ-ﾟ\u{20000}-\u{3ffff}]/u;
const PLAIN = {ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ŧ: "t", þ: "th", ς: "σ"};
// Words looked up, and entries shown whose text decides.
const LOOKED_UP = 6, DOUBTFUL = 50;

function fold(character) {
	if (character < "\x80") return /\w/.test(character) ? character.toLowerCase() : "";
	if (!LETTER.test(character)) return "";
	return [...character.normalize("NFKD").toLowerCase()].filter((letter) => LETTER.test(letter) && !MARK.test(letter)).map((letter) => PLAIN[letter] || letter).join("");
}

// As words.rs there takes texts apart.
function words(text) {
	const found = [];
	let at = 0, place = 0, before = "", run, row = [];
	const give = (word, role, start, end, here = at++) =>
		found.push({word: [...word].slice(0, 64).join(""), role, start, end, at: here});
	const close = () => {
		if (run) {
			const whole = run.led || run.word.includes("_"), first = at;
			for (const {word, start, end} of run.parts) give(word, whole ? "part" : "plain", start, end);
			if (whole && at > first) give((run.led ? "#" : "") + run.word, "whole", run.start, run.end, first);
		}
		row.forEach(([one, start, end], index) => {
			const next = row[index + 1];
			if (next) give(one + next[0], "pair", start, next[2]);
			else give(one, index ? "last" : "lone", start, end);
		});
		run = null;
		row = [];
	};
	for (const character of text) {
		const letters = fold(character), end = place + character.length;
		if (letters && CHARACTER.test(character)) {
			if (run) close();
			row.push([character, place, end]);
		} else if (letters) {
			if (row.length) close();
			run ??= {word: "", led: before === "#", start: place - (before === "#"), parts: []};
			if (letters !== "_") {
				if (!run.word || run.word.endsWith("_")) run.parts.push({word: "", start: place});
				const part = run.parts.at(-1);
				part.word += letters;
				part.end = end;
			}
			run.word += letters;
			run.end = end;
		} else if (!MARK.test(character)) close();
		place = end;
		before = character;
	}
	close();
	return found;
}

// A query as groups of words in a row. The last may go on, unless a blank or a quote ends it; not so `#1`.
function parse(query) {
	const all = words(query).filter(({role}) => !/part|last/.test(role));
	const groups = [...query.matchAll(/"[^"]*"?|[^\s"]+/g)].map(({0: {length}, index}) => all.filter(({start, end}) => start >= index && end <= index + length));
	const last = /[\s"]$/.test(query) ? null : groups.at(-1)?.at(-1);
	for (const word of all) word.begins = word.role === "lone" || word === last && word.role !== "pair" && !/^#\d/.test(word.word);
	return groups.filter((group) => group.length);
}

function places(groups, text) {
	const found = words(text);
	const all = groups.map((group) => found.flatMap(({at, start}) => {
		const each = group.map((wanted) => found.find((one) => one.at - at === wanted.at - group[0].at &&
			(wanted.begins ? one.word.startsWith(wanted.word) : one.word === wanted.word)));
		return each.every(Boolean) ? [[start, each.at(-1).end]] : [];
	}));
	return all.every((some) => some.length) ? all.flat().sort((a, b) => a[0] - b[0]) : [];
}

// As bytes.rs writes it.
function number(from) {
	for (let sum = 0, factor = 1; ; factor *= 128) {
		const byte = from.bytes[from.at++];
		sum += (byte & 127) * factor;
		if (byte < 128) return sum;
	}
}

function positions(from) {
	const found = [];
	for (let read = 1, at = 0; read & 1;) {
		read = number(from);
		found.push(at += read >> 1);
	}
	return found;
}

// Whether a group is in a row in an entry, or may be so: NaN is any position.
function follow(group, found, entry, doubt) {
	const each = found.filter(({wanted}) => group.includes(wanted)).map(({all, wanted, reach}) =>
		[...all.get(entry) || [], ...entry > reach ? [NaN] : []].map((at) => at - wanted.at));
	return !group[1] || !each[0] || each.flat().some((start) =>
		each.every((starts) => starts.indexOf(start) >= 0 || doubt && starts.includes(NaN)));
}

// The index, and its bytes here.
let folder = "", weight = 0;

// What failed is made anew.
const known = new Map();
function once(name, make) {
	const made = known.get(name) || make();
	known.set(name, made);
	made.catch(() => known.delete(name));
	return made;
}

async function get(address, cache) {
	const response = await fetch(address, {cache}).catch(({message}) => {throw Error(message, {cause: " Try again when you are online."})});
	if (!response.ok) throw Error("status " + response.status);
	return response;
}

const file = (name) => once(name, async () => {
	const version = name === "top" ? "" : "?v=" + (await overview()).stamp;
	const response = await get(folder + name + ".bin" + version, version ? "default" : "no-cache");
	const raw = async (of) => new Uint8Array(await of.arrayBuffer()), packed = await raw(response);
	const turned = packed.map((byte, at) => byte ^ (packed[at - 1] === 127) << 7);
	const plain = new Blob([turned.filter((_, at) => packed[at] !== 127)]).stream();
	const bytes = await raw(new Response(plain.pipeThrough(new DecompressionStream("deflate-raw"))));
	weight += bytes.length;
	return bytes;
});

const json = (name) => once("json " + name, async () => JSON.parse(new TextDecoder().decode(await file(name))));

const overview = () => once("overview", async () => {
	const top = await json("top");
	let start = top.entries.length;
	return {...top, titles: start, starts: top.entries.map((count) => (start += count) - count)};
});

async function shard(name) {
	const from = {bytes: await file(name), at: 0};
	if (number(from) !== (await overview()).stamp) throw Error("the site has changed");
	return from;
}

const lists = (of) => once("lists " + of, async () => {
	const from = await shard("a" + of), found = [];
	for (let name = []; from.at < from.bytes.length;) {
		name = name.slice(0, number(from));
		const length = number(from);
		name.push(...from.bytes.subarray(from.at, from.at += length));
		const word = new TextDecoder().decode(new Uint8Array(name)), count = number(from), entries = [];
		for (let next = 0; entries.length < count >> 1; next = entries.at(-1) + 1) entries.push(next + number(from));
		found.push({word, entries, cut: count & 1, shard: of, at: found.length, any: word.endsWith("*")});
	}
	return found;
});

// What another file has for each entry of a list.
async function beside(letter, list, read) {
	const from = await shard(letter + list.shard), before = (await lists(list.shard)).slice(0, list.at);
	for (const {entries, any} of before) if (letter === "c" || !any) entries.forEach(() => read(from));
	return list.entries.map(() => read(from));
}

// The lists of a word; of a beginning those of its words, or the one for all.
async function listsOf({word, begins}) {
	const firsts = (await overview()).words, found = [];
	for (let at = Math.max(0, firsts.findLastIndex((first) => first <= word)); at < firsts.length; at++) {
		if (firsts[at] > word && !(begins && firsts[at].startsWith(word))) break;
		for (const list of await lists(at)) {
			if (begins && list.word === word + "*") return [...found, list];
			if (list.word === word || begins && !list.any && list.word.startsWith(word)) found.push(list);
		}
	}
	return found;
}

// Entries and, in lists shorter than `most`, positions.
async function entriesOf(wanted, most) {
	const found = await listsOf(wanted), all = new Map();
	for (const list of found) {
		const read = list.entries.length < most && !list.any ? await beside("b", list, positions) : [];
		list.entries.forEach((entry, at) => all.set(entry, [...all.get(entry) || [], ...read[at] || [NaN]]));
	}
	// What is older than a cut list may have the word.
	const reach = Math.min(...found.map(({entries, cut}) => cut ? entries.at(-1) : Infinity));
	return {wanted, lists: found, all, reach, exact: new Set(found[0]?.word === wanted.word ? found[0].entries : [])};
}

// What has all groups, best first; `cut`: words with the newest entries only.
async function hitsOf(groups) {
	const top = await overview(), kinds = top.kinds.length;
	const every = groups.flatMap((group) => group.map((wanted) => [wanted, group[1] ? Infinity : groups[1] ? 3e3 : 0]));
	every.sort(([a], [b]) => b.word.length - a.word.length);
	const found = await Promise.all(every.slice(0, LOOKED_UP).map((one) => entriesOf(...one)));
	// Of those that reach furthest the shortest has all.
	const [base] = found.toSorted((a, b) => (b.reach > a.reach) - (a.reach > b.reach) || a.all.size - b.all.size);
	const codes = new Map(), hits = [], titled = new Set();
	for (const list of base.lists) {
		const read = await beside("c", list, number);
		list.entries.forEach((entry, at) => codes.set(entry, read[at]));
	}
	let document = 0, doubtful = 0;
	for (const entry of [...base.all.keys()].sort((a, b) => a - b)) {
		const missing = found.filter(({all}) => !all.has(entry)), follows = (doubt) => groups.every((group) => follow(group, found, entry, doubt));
		if (missing.some(({reach}) => entry <= reach) || !follows(true)) continue;
		const doubt = !!missing[0] || every.length > LOOKED_UP || !follows(), title = entry < top.titles;
		while (top.starts[document + 1] <= entry) document++;
		const code = codes.get(entry), half = code >> 1;
		const [kind, speaker] = code & 1 ? [half % kinds, half / kinds | 0] : [0, half];
		// A text has its title once more.
		if (title) titled.add(entry);
		else if (kind > 3 && kind < 8 && titled.has(document)) continue;
		if (doubt && ++doubtful > DOUBTFUL) continue;
		// Words in a row; titles, items, lines and texts, words of the server; longer words later.
		hits.push({entry, document: title ? entry : document, kind, speaker, doubt, rank: !follow(groups.flat(), found, entry, true) * 16 + (title ? 0 : kind >= top.items ? 1 : kind === 1 ? 3 : 2) * 4 + doubt * 2 + found.some(({wanted, exact}) => wanted.begins && !exact.has(entry))});
	}
	hits.sort((a, b) => a.rank - b.rank || a.entry - b.entry);
	return {hits, cut: found.filter(({reach}) => reach < Infinity)};
}

const row = async (letter, at, size) => (await json(letter + (at / size | 0)))[at % size];

async function about({entry, document, line}) {
	const {documents, titles, starts} = await overview();
	const [title, url, day, runs] = await row("d", document, documents), at = entry - starts[document], run = entry < titles ? null : runs.findLast(([first]) => first <= at);
	return {title, url, day, anchor: line ? (/,l/.test(runs) ? "l-" : "i-") + line : run ? run[1] + (run[2] === null ? "" : run[2] + at - run[0]) : ""};
}

const person = async (one) => row("p", one - 1, (await overview()).speakers);
