//! Words with a mark around them: what was put in and taken out (`{+ new +}`, `[- old -]`, `++new++`), what is marked (`==so==`), what
//! is mathematics for GitLab, and the names of HackMD (`[name=ash]`). A line in, the same as CommonMark and HTML have it out. Each line
//! is looked through once for each mark, however many of them never close.

/// What was put in and what was taken out: the marks around it, and whether it was put in.
const CHANGES: [(&str, &str, bool); 4] = [
    ("{+", "+}", true),
    ("[+", "+]", true),
    ("{-", "-}", false),
    ("[-", "-]", false),
];

/// Names of HackMD, and whether they are shown.
const NAMES: [(&str, bool); 3] = [("[name=", true), ("[time=", true), ("[color=", false)];

/// A line whose marks of changes and of mathematics are those of everybody.
pub(super) fn told(line: &str) -> Option<String> {
    let bare = line.contains("$`").then(|| without_dollars(line)).flatten();
    let line = bare.as_deref().unwrap_or(line);
    changes(line).or(bare)
}

fn changes(line: &str) -> Option<String> {
    let mut out = String::new();
    let mut ends = CHANGES.map(|(_, end, _)| Next::of(line, end));
    let (mut struck, mut code) = (Next::of(line, "~"), Code::of(line));
    let (mut done, mut from) = (0, 0);
    while let Some(at) = memchr::memchr2(b'{', b'[', &line.as_bytes()[from..]) {
        let at = from + at;
        from = at + 1;
        let begins = |(begin, ..): &(&str, &str, bool)| line[at..].starts_with(begin);
        let kind = CHANGES.iter().position(begins);
        let Some((kind, end)) = kind.and_then(|kind| Some((kind, ends[kind].behind(at + 2)?)))
        else {
            continue;
        };
        let (inside, added) = (&line[at + 2..end], CHANGES[kind].2);
        // `[-]` is a box, `{{- a -}}` a template.
        let whole = !inside.trim_start().is_empty() && !inside.starts_with([']', '}']);
        let plain = added || struck.behind(at + 2).is_none_or(|sign| sign > end);
        if !whole || !plain || line[..at].ends_with('{') || code.is_at(at) {
            continue;
        }
        out.push_str(&line[done..at]);
        match added {
            true => out.extend(["<ins>", inside.trim(), "</ins>"]),
            false => out.extend(["~~", inside.trim(), "~~"]),
        }
        done = end + 2;
        from = done;
    }
    (done > 0).then(|| out + &line[done..])
}

/// A line whose mathematics is code.
fn without_dollars(line: &str) -> Option<String> {
    let (mut out, mut done) = (String::new(), 0);
    let mut ends = Next::of(line, "`$");
    for (at, _) in line.match_indices("$`") {
        let end = ends.behind(at + 2).filter(|_| at >= done);
        let Some(end) = end.filter(|end| !line[at + 2..*end].contains('`') && *end > at + 2) else {
            continue;
        };
        out.extend([&line[done..at], &line[at + 1..=end]]);
        done = end + 2;
    }
    (done > 0).then(|| out + &line[done..])
}

/// A line whose marked words have the marks of HTML, and whose names of HackMD are words.
pub(super) fn marked(line: &str) -> Option<String> {
    let paired = |line: &str, sign, tag| {
        line.contains(sign)
            .then(|| pairs(line, sign, tag))
            .flatten()
    };
    let mut found = paired(line, "==", "mark");
    found = paired(found.as_deref().unwrap_or(line), "++", "ins").or(found);
    let text = found.as_deref().unwrap_or(line);
    let named = NAMES.iter().any(|(mark, _)| text.contains(mark));
    named.then(|| names(text)).flatten().or(found)
}

/// Words between two signs that stand right at them, and apart from others.
fn pairs(line: &str, sign: &'static str, tag: &str) -> Option<String> {
    let (mut out, mut done, mut code) = (String::new(), 0, Code::of(line));
    let mut open: Option<usize> = None;
    for (at, _) in line.match_indices(sign) {
        let (before, behind) = (&line[..at], &line[at + sign.len()..]);
        let repeated = before.ends_with(&sign[1..]) || behind.starts_with(&sign[1..]);
        if repeated || code.is_at(at) {
            open = None;
            continue;
        }
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let begins = !before.ends_with(word)
            && !behind.starts_with(char::is_whitespace)
            && !behind.is_empty();
        let ends = !behind.starts_with(word) && !before.ends_with(char::is_whitespace);
        match open.filter(|_| ends) {
            Some(begin) => {
                let inside = &line[begin + sign.len()..at];
                out.extend([&line[done..begin], "<", tag, ">", inside, "</", tag, ">"]);
                done = at + sign.len();
                open = None;
            }
            None => open = begins.then_some(at),
        }
    }
    (done > 0).then(|| out + &line[done..])
}

fn names(line: &str) -> Option<String> {
    let (mut out, mut done) = (String::new(), 0);
    let (mut code, mut ends) = (Code::of(line), Next::of(line, "]"));
    for (at, _) in line.match_indices('[') {
        let name = NAMES.iter().find(|(mark, _)| line[at..].starts_with(mark));
        let end = name
            .and_then(|_| ends.behind(at))
            .filter(|_| !code.is_at(at));
        let (Some((mark, shown)), Some(end)) = (name, end) else {
            continue;
        };
        let inside = &line[at + mark.len()..end];
        out.extend([&line[done..at], if *shown { inside } else { "" }]);
        done = end + 1;
    }
    (done > 0).then(|| out + &line[done..])
}

/// Where a mark stands next in a line, for places that never go back.
pub(super) struct Next<'l> {
    line: &'l str,
    mark: &'static str,
    found: Option<usize>,
}

impl<'l> Next<'l> {
    pub(super) fn of(line: &'l str, mark: &'static str) -> Self {
        let found = line.find(mark);
        Next { line, mark, found }
    }

    /// The first one from a place on.
    pub(super) fn behind(&mut self, from: usize) -> Option<usize> {
        if self.found? < from {
            let found = self.line.get(from..).and_then(|rest| rest.find(self.mark));
            self.found = found.map(|at| from + at);
        }
        self.found
    }
}

/// Which bytes of a line are code, for places that never go back.
pub(super) struct Code<'l> {
    line: &'l str,
    looked: usize,
    inside: bool,
}

impl<'l> Code<'l> {
    pub(super) fn of(line: &'l str) -> Self {
        Code {
            line,
            looked: 0,
            inside: false,
        }
    }

    pub(super) fn is_at(&mut self, at: usize) -> bool {
        let marks = self.line.as_bytes()[self.looked..at].iter();
        self.inside ^= marks.filter(|byte| **byte == b'`').count() % 2 == 1;
        self.looked = at;
        self.inside
    }
}
