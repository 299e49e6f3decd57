//! A name looked for in texts, as people and programs vary it: marks of clients, markup around and inside, lines that end in it.
//! A name and a text in; the text without the name out. Whose names these are is the business of `hidden` and `meeting::redact`.

use std::cmp::Reverse;

use regex::{Match, Regex};
use unicode_normalization::UnicodeNormalization as _;

use crate::read::meeting::corrections::compile;
use crate::read::tlp;

/// A name, ready to be looked for.
#[derive(Debug)]
pub(crate) struct Name {
    /// Every way to spell it; what stands around it decides whether it is the name.
    pub(crate) spelled: Regex,
    /// The server of a Matrix id: the same name at another one is somebody else.
    server: Option<String>,
    /// Letters and signs that are looked for, a blank for each gap.
    length: usize,
    /// Whether it is of two words or more, as few but names are.
    pub(crate) full: bool,
}

/// What clients add to a nick.
const TAIL: &str = r"(?:[|_-](?:away|afk|work|home|mobile|phone|lunch|brb|bbl|zzz|tea)\w*|\|[^\s|\\]*)?[_`^-]*(?:\[m\]?)?";

/// What may stand between the parts of a full name: blanks, the end of a line, marks of Markdown, HTML and JSON, the sign that is a
/// blank in forms.
const BETWEEN: &str = r"(?:\+|(?:[\s*_~`>\\]|\\[nrt]|\\u00a0|&nbsp;|&#160;|&#xa0;|%20|<[^<>]*>)+)";

/// Signs that people and programs write for each other, and the names of HTML for these.
const ALIKE: &[(&str, &str)] = &[
    (
        "'\u{2019}\u{2018}\u{2bc}\u{201b}\u{ff07}`\u{b4}",
        "|&(?:apos|rsquo|lsquo|acute);",
    ),
    (
        "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2212}\u{fe63}\u{ff0d}",
        "|&(?:hyphen|dash|ndash|minus);",
    ),
];

/// Words that are followed by whom they speak of, as in the label `by-maple`.
const BEFORE: &[&str] = &["by", "for", "from", "to", "with", "via", "cc", "of", "ask"];

/// Letters of the longest of these.
const LONGEST: usize = 4;

impl Name {
    /// A nick, a Matrix id or a full name; nothing of one that is empty.
    pub(crate) fn new(name: &str) -> Option<Self> {
        let (local, server) = match name.strip_prefix('@').and_then(|id| id.split_once(':')) {
            Some((local, server)) => (local, Some(server.to_lowercase())),
            None => (name.trim_start_matches('@').split(':').next()?, None),
        };
        let parts: Vec<String> = local.split_whitespace().map(spellings).collect();
        let spelled = format!("(?i)_*{}{TAIL}", in_order(&parts));
        let spelled = compile(&spelled).filter(|_| !parts.is_empty())?;
        Some(Name {
            spelled,
            server,
            length: local.chars().count(),
            full: parts.len() > 1,
        })
    }

    /// Where a name stands among others that are taken out of the same text: the longest comes first, for a nick may be part of
    /// the full name, and a whole Matrix id before the same word alone.
    pub(crate) fn rank(&self) -> (Reverse<usize>, bool) {
        (Reverse(self.length), self.server.is_none())
    }

    /// Whether a text is the name and nothing else.
    pub(crate) fn is(&self, text: &str) -> bool {
        self.spelled
            .find(text)
            .is_some_and(|found| found.range() == (0..text.len()))
    }

    /// Whether a Matrix id is that of the name.
    pub(crate) fn has_id(&self, id: &str) -> bool {
        let id = id
            .strip_prefix('@')
            .and_then(|id| id.split_at_checked(id.find(':')?));
        id.is_some_and(|(local, server)| self.is(local) && !self.is_elsewhere(server))
    }

    /// The text without the name, where it stands as a whole; none if it stands nowhere. Lines stay lines.
    pub(crate) fn without(&self, text: &str, mask: &str) -> Option<String> {
        let (mut out, mut done, mut at) = (String::new(), 0, 0);
        while let Some(found) = self.spelled.find_at(text, at) {
            let before = &text[..found.start()];
            let end = end(text, &found).filter(|_| begins(before, found.as_str()));
            let other = |end: usize| before.ends_with('@') && self.is_elsewhere(&text[end..]);
            // What is closed stays closed, whatever people are called.
            let colour = |end: usize| tlp::is_colour(text, found.start()..end);
            at = end.unwrap_or(found.end());
            if let Some(end) = end.filter(|end| !other(*end) && !colour(*end)) {
                out.push_str(&text[done..found.start()]);
                out.push_str(mask);
                out.extend(text[found.start()..end].chars().filter(|c| *c == '\n'));
                done = end + self.server_at(before, &text[end..]);
                at = done;
            }
        }
        (done > 0).then(|| out + &text[done..])
    }

    /// Bytes of the server behind the name, where both are its Matrix id: a server may be called as its owner.
    fn server_at(&self, before: &str, rest: &str) -> usize {
        let id = before.ends_with('@') || percent(before) == Some(b'@');
        let sign = [":", "%3A", "%3a"]
            .iter()
            .find(|sign| rest.starts_with(**sign));
        let (Some(server), Some(sign), true) = (&self.server, sign, id) else {
            return 0;
        };
        let end = sign.len() + server.len();
        let same = rest
            .get(sign.len()..end)
            .is_some_and(|host| host.eq_ignore_ascii_case(server));
        let more = |rest: &str| {
            let rest = rest.strip_prefix(['.', '-']).unwrap_or(rest);
            rest.starts_with(char::is_alphanumeric)
        };
        if same && !more(&rest[end..]) { end } else { 0 }
    }

    /// Whether what follows names another server than that of the Matrix id.
    fn is_elsewhere(&self, rest: &str) -> bool {
        let Some((server, rest)) = self.server.as_deref().zip(rest.strip_prefix(':')) else {
            return false;
        };
        let host = rest.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | ':')));
        let host = host.map(|host| host.trim_end_matches(['.', ':'])).next();
        host.is_some_and(|host| host.contains('.') && !host.eq_ignore_ascii_case(server))
    }
}

/// A pattern for a name of such parts, be the last one the first, as in a roll: `Lee, Ann`.
fn in_order(parts: &[String]) -> String {
    let plain = parts.join(BETWEEN);
    match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            let rest = rest.join(BETWEEN);
            format!("(?:{plain}|{last},?{BETWEEN}{rest})")
        }
        _ => plain,
    }
}

/// A pattern for a part of a name as it may be written: letters in one piece or with their accents apart, as escapes of JSON and
/// YAML, as numbers of HTML, as bytes of an address; and marks with the backslashes of Markdown, or as marks that look alike.
fn spellings(part: &str) -> String {
    let spelled = part.nfc().map(|c| {
        let alike = ALIKE.iter().find(|(signs, _)| signs.contains(c));
        match alike {
            Some((signs, names)) => {
                let signs: Vec<String> = signs.chars().map(spelling).collect();
                format!("(?:{}{names})", signs.join("|"))
            }
            None => spelling(c),
        }
    });
    spelled.collect()
}

/// A pattern for a character.
fn spelling(c: char) -> String {
    let own = regex::escape(&c.to_string());
    if c.is_ascii_alphanumeric() {
        return own;
    }
    let code = u32::from(c);
    let bytes = c.to_string().into_bytes();
    let bytes: String = bytes.iter().map(|byte| format!("%{byte:02x}")).collect();
    let mut units = [0; 2];
    let units = c.encode_utf16(&mut units).iter();
    let units: String = units.map(|unit| format!(r"\\u{unit:04x}")).collect();
    let coded = format!(r"{units}|\\x{code:02x}|&\#0*{code};|&\#x0*{code:x};|{bytes}");
    if c.is_ascii() {
        return format!(r"(?:\\{{0,2}}{own}|{coded})");
    }
    let apart: String = c.nfd().map(|c| regex::escape(&c.to_string())).collect();
    format!("(?:{own}|{apart}|{coded})")
}

/// Whether a character beside a name makes it part of another one. Japanese, Chinese and Korean stand beside names without a
/// blank: they are part of none in other letters, and of none that is two or more of theirs.
pub(crate) fn joins(beside: char, edge: char, name: &str) -> bool {
    let alone = || name.chars().filter(|c| is_unspaced(*c)).count() < 2;
    beside.is_alphanumeric()
        && is_unspaced(beside) == is_unspaced(edge)
        && (!is_unspaced(edge) || alone())
}

/// Whether a character is of a script that parts no words, or sets none apart: Han, Kana, Bopomofo, Hangul.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{318f}' | '\u{31a0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ffdc}' | '\u{1b000}'..='\u{1b16f}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a name may begin behind a text: letters, and a single dash after some, make it part of another name.
fn begins(before: &str, name: &str) -> bool {
    if let Some(sign) = percent(before) {
        return !sign.is_ascii_alphanumeric();
    }
    let word = before.trim_end_matches(['-', '_']);
    let last = word.chars().next_back();
    let first = name.chars().find(|c| c.is_alphanumeric());
    let joined = last
        .zip(first)
        .is_some_and(|(last, first)| joins(last, first, name));
    if !joined {
        return true;
    }
    match &before[word.len()..] {
        "" => is_escape(word) || name.starts_with('_') && is_network(word),
        "-" => {
            // One character more than the longest of them: all of a long line for every name would cost its square.
            let near = word.char_indices().rev().nth(LONGEST);
            let near = near.map_or(word, |(at, _)| &word[at..]);
            let last = near
                .rsplit(|c: char| !(c.is_alphanumeric() || c == '-'))
                .next();
            last.is_some_and(|last| BEFORE.contains(&last.to_lowercase().as_str()))
        }
        run => run.starts_with("--"),
    }
}

/// Whether a text ends in the name of a network behind which bridges write nicks, as in `@_oftc_maple:example.org`.
fn is_network(text: &str) -> bool {
    const LONGEST: usize = 16;
    let network = text.bytes().rev().take(LONGEST);
    let length = network.take_while(u8::is_ascii_alphanumeric).count();
    let before = text[..text.len() - length].strip_suffix('_');
    length > 0
        && before.is_some_and(|before| before.ends_with('@') || percent(before) == Some(b'@'))
}

/// The byte that the end of a text stands for in an address, as in `%40`.
fn percent(text: &str) -> Option<u8> {
    let (head, code) = text.split_at_checked(text.len().checked_sub(2)?)?;
    head.ends_with('%')
        .then(|| u8::from_str_radix(code, 16).ok())
        .flatten()
}

/// Whether a text ends in an escape of JSON for what is no letter, as in `\nmaple` and `\u003cmaple`.
fn is_escape(text: &str) -> bool {
    let odd = |head: &str| (head.len() - head.trim_end_matches('\\').len()) % 2 == 1;
    let short = text
        .strip_suffix(['n', 't', 'r', 'b', 'f'])
        .is_some_and(odd);
    let long = || {
        let (head, code) = text.split_at_checked(text.len().checked_sub(4)?)?;
        let code = u32::from_str_radix(code, 16)
            .ok()
            .and_then(char::from_u32)?;
        Some(head.strip_suffix('u').is_some_and(odd) && !code.is_alphanumeric())
    };
    short || long() == Some(true)
}

/// Where a name ends that was found; none if more letters make it another one. Marks that stand on both sides are not of the
/// name, nor are the other cells of a table.
fn end(text: &str, found: &Match<'_>) -> Option<usize> {
    let before = &text[..found.start()];
    // A look back to the head of the line for every name would cost the square of a long one.
    let in_table = |_: &usize| {
        before
            .rfind(['|', '\n'])
            .is_some_and(|at| before[at..].starts_with('|'))
    };
    let cell = found.as_str().find('|').filter(in_table);
    if let Some(cell) = cell {
        return Some(found.start() + cell);
    }
    let bare = found.as_str().trim_end_matches(['`', '^', '-']);
    let run = &found.as_str()[bare.len()..];
    let after = text[found.end()..].chars().next();
    let last = bare.chars().rev().find(|c| c.is_alphanumeric());
    let joined = |c: char| last.is_some_and(|last| joins(c, last, bare));
    let more = after.is_some_and(|c| c == '_' || joined(c));
    let quoted = before
        .chars()
        .next_back()
        .is_some_and(|mark| run.starts_with(mark));
    let parts = run.starts_with(['`', '^']) || run.starts_with("--");
    match (more, quoted || parts) {
        // `--max-count` is an option.
        (true, true) if run == "-" => None,
        (false, false) => Some(found.end()),
        (false, true) if !quoted => Some(found.end()),
        (_, true) => Some(found.start() + bare.len()),
        (true, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_every_spelling() {
        let rows = [
            ("maple", "thanks to maple.", "thanks to *."),
            ("maple", "`maple` one", "`*` one"),
            ("maple", "|maple|boats|", "|*|boats|"),
            ("maple", r"|maple|x|\nmaple", r"|*|x|\n*"),
            ("maple", "|who|\n|amy|maple|x|", "|who|\n|amy|*|x|"),
            ("maple", "maple|away said", "* said"),
            (
                "maple",
                "-maple: hi --maple ^maple^ maple_ maple-",
                "-*: hi --* ^*^ * *",
            ),
            ("maple", "by-maple, for::maple", "by-*, for::*"),
            ("maple", "boats--maple--and", "boats--*--and"),
            (
                "maple",
                r#""a\nmaple\tb \u003cmaple\u003e""#,
                r#""a\n*\tb \u003c*\u003e""#,
            ),
            ("maple", r"a\\nmaple", ""),
            ("maple", "maples sugar-maple maple-leaf _amaple", ""),
            (
                "maple",
                "@_oftc_maple:e.org, %40_oftc_maple @oftc_maple _oftc_maple @_oftc_maples",
                "@_oftc*:e.org, %40_oftc* @oftc_maple _oftc_maple @_oftc_maples",
            ),
            ("Ann Lee", "Ann\nLee, Ann  Lee, Ann&nbsp;Lee", "*\n, *, *"),
            ("Ann Lee", "Lee, Ann; LEE ANN, Lee; Ann", "*; *, Lee; Ann"),
            ("Ann Bo Lee", "Lee, Ann Bo and Lee, Bo", "* and Lee, Bo"),
            (
                "Ann Lee",
                "Ann **Lee**, **Ann** <b>Lee</b>, > Ann\n> Lee",
                "Ann **Lee**",
            ),
            (
                "@lurker:evil.example",
                "@lurker:evil.example, lurker",
                "@*, *",
            ),
            ("@lurker:evil.example", "@lurker:good.example: no", ""),
            ("@lurker:evil.example", "@lurker: yes", "@*: yes"),
            (
                "Jos\u{e9} D",
                r"Jos\u00e9 D, Jose\u{301} D",
                r"*, Jose\u{301} D",
            ),
            (
                "Jos\u{e9} D",
                "Jose\u{301} D Jos&#233; D Jos%C3%A9%20D",
                "* * *",
            ),
            ("sea_fox", r"sea\_fox sea%5Ffox sea\\_fox", "* * *"),
            (
                "fox",
                "to/#/%40fox%3Aexample.org a%41fox",
                "to/#/%40*%3Aexample.org a%41fox",
            ),
            (
                "maple",
                "maple\u{3055}\u{3093}\u{306f}maple\u{304c} \u{548c}maple\u{d55c}",
                "*\u{3055}\u{3093}\u{306f}*\u{304c} \u{548c}*\u{d55c}",
            ),
            (
                "maple",
                "maple_\u{3055} \u{e9}maple maple\u{e9} maple\u{43c}",
                "*\u{3055} \u{e9}maple maple\u{e9} maple\u{43c}",
            ),
            (
                "\u{6953}\u{6811}",
                "\u{548c}\u{6953}\u{6811}\u{306f} by\u{6953}\u{6811}x",
                "\u{548c}*\u{306f} by*x",
            ),
            (
                "\u{6953}",
                "\u{6953}\u{6811} \u{6953} a\u{6953}",
                "\u{6953}\u{6811} * a*",
            ),
            (
                "Ann O'Lee",
                r"Ann O’Lee Ann O&#39;Lee Ann O&#x27;Lee Ann O&rsquo;Lee Ann O&apos;Lee Ann O\u0027Lee Ann O\'Lee Ann+O%27Lee",
                "* * * * * * * *",
            ),
            ("Ann O\u{2019}Lee", "Ann O'Lee, Ann O%E2%80%99Lee", "*, *"),
            ("Zo\u{eb} Lee", "q=Zo%C3%AB+Lee", "q=*"),
            (
                "Jo-Ann",
                "Jo\u{2010}Ann Jo\u{2011}Ann Jo\\-Ann Jo&#8209;Ann Jo-Anna",
                "* * * * Jo-Anna",
            ),
            (
                "amber",
                "TLP: AMBER [tlp:amber] says amber",
                "TLP: AMBER [tlp:amber] says *",
            ),
        ];
        for (name, text, expected) in rows {
            let name = Name::new(name);
            let found = name
                .and_then(|name| name.without(text, "*"))
                .unwrap_or_default();
            if text.contains("**Lee**") {
                assert_eq!(found, "***, ***</b>, > *\n");
            } else {
                assert_eq!(found, expected, "{text:?}");
            }
        }
    }
}
