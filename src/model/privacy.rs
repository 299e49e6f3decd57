//! Which parts of a text are private: mail addresses, host masks and addresses of machines, unless the team allows them; and
//! which characters deceive. Text in, text out. How both are shown is the business of `view::privacy`.

mod nobody;
mod piled;
mod spelled;

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::machine;
use nobody::{Place, is_nobody};
pub use piled::Piled;

/// The answer of a bot to `.hello`: account 'Real Name' `<mail>`.
static NAMED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"('[^'\n]+' )<[^\s<>@]+@[^\s<>]+>").ok());

/// Mail addresses, `nick!user@host`, and `(user@host)` of join lines, where letters are those of ASCII.
static PRIVATE: LazyLock<Option<Regex>> = LazyLock::new(|| private("A-Za-z0-9", "A-Za-z"));

/// The same of all alphabets, which takes ten times as long to prepare.
static PRIVATE_ANYWHERE: LazyLock<Option<Regex>> =
    LazyLock::new(|| private(r"\p{L}\p{M}\p{N}\p{Pc}", r"\p{L}"));

fn private(word: &str, letter: &str) -> Option<Regex> {
    // How long names are is not counted here, for each count is a copy of its characters: the search is held to what is near.
    let mask = r"[^\s!@<>()\[\]]+!~?[^\s!@<>]+@[A-Za-z0-9./:_-]{3,}";
    let host = format!(
        r"[(\[]~?[{word}_.-]+@[A-Za-z0-9./:_-]{{3,}}[)\]]|~[{word}_.-]+@[A-Za-z0-9./:_-]{{3,}}"
    );
    let mail = format!(r"[{word}._%+-]+@[{word}-]+(?:\.[{word}-]+)*\.[{letter}]{{2,}}");
    Regex::new(&format!("{mask}|{host}|(?P<mail>{mail})")).ok()
}

/// Mail addresses in queries.
static ENCODED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[A-Za-z0-9._+-]+%40[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}").ok()
});

/// Characters before an at sign that belong to what is found: two names of 32 and the signs between them, or one name of 64
/// (RFC 5321, section 4.5.3.1.1).
const BEFORE: usize = 66;

/// Domains that belong to nobody (RFC 2606), and that of calendars which are shared.
const RESERVED: &[&str] = &[
    "example.com",
    "example.org",
    "example.net",
    "group.calendar.google.com",
];

/// What stands in a text for a mail address.
pub const MAIL_REMOVED: &str = "[mail address removed]";

/// Words in the names of mail addresses to which vulnerabilities are reported (RFC 2142, section 4, and what teams and their lists are
/// called), alone or beside others: `boats-security@`. They are of no person.
const ROLES: &[&str] = &[
    "security",
    "secure",
    "secteam",
    "secalert",
    "psirt",
    "cert",
    "csirt",
    "cve",
    "vulnerability",
    "vulnerabilities",
    "disclosure",
];
/// Names that are so as a whole.
const OFFICES: &[&str] = &["abuse", "noc"];

/// What follows the name of a calendar where the rest of the address opens it to whoever has it.
const KEY: &str = "/private-";

/// Which mail addresses may be shown.
#[derive(Debug, Clone, Copy)]
pub struct Privacy<'a> {
    /// Domains, whole mail addresses, what all of a domain have behind their names, and addresses of machines and networks, in lower
    /// case.
    pub allowed: &'a [String],
    /// Whether the names stay that bots tell beside a mail address.
    pub real_names: bool,
}

impl Privacy<'_> {
    /// A text without mail addresses, host masks and addresses of machines, be they cut by characters that do not show.
    pub fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if is_harmless(text) {
            return Cow::Borrowed(text);
        }
        let machines = machine::may_be_in(text);
        let signs = memchr::memchr2(b'@', b'%', text.as_bytes()).is_some();
        if !machines && !signs && !spelled::may_be_in(text) {
            return Cow::Borrowed(text);
        }
        let shown = |character: &char| matches!(visible(*character), Shown::Same | Shown::Blank);
        if text.chars().all(|character| shown(&character)) {
            return self.mask_all(text, machines);
        }
        let plain: String = text.chars().filter(shown).collect();
        match self.mask_all(&plain, machines) {
            Cow::Borrowed(_) => Cow::Borrowed(text),
            Cow::Owned(masked) => Cow::Owned(masked),
        }
    }

    fn mask_all<'t>(&self, text: &'t str, machines: bool) -> Cow<'t, str> {
        let masked = self.mask_plain(text);
        let spelled = spelled::may_be_in(&masked)
            .then(|| spelled::masked(&masked, |address| self.allows(address)));
        let masked = spelled.flatten().map_or(masked, Cow::Owned);
        match machines
            .then(|| machine::masked(&masked, self.allowed))
            .flatten()
        {
            Some(masked) => Cow::Owned(masked),
            None => masked,
        }
    }

    fn mask_plain<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let named = match (text.contains("' <"), NAMED.as_ref()) {
            (true, Some(pattern)) => {
                pattern.replace_all(text, |found: &regex::Captures<'_>| match self.real_names {
                    true => found[0].to_owned(),
                    false => "[name and mail address removed]".to_owned(),
                })
            }
            _ => Cow::Borrowed(text),
        };
        let named = match self.mask_encoded(&named) {
            Some(masked) => Cow::Owned(masked),
            None => named,
        };
        match self.mask_addresses(&named) {
            Some(masked) => Cow::Owned(masked),
            None => named,
        }
    }

    /// Mail addresses as queries of web addresses have them, with `%40` for the sign.
    fn mask_encoded(&self, text: &str) -> Option<String> {
        memchr::memmem::find(text.as_bytes(), b"%40")?;
        let masked = ENCODED
            .as_ref()?
            .replace_all(text, |found: &regex::Captures<'_>| {
                let address = found[0].replace("%40", "@");
                let end = found.get(0).map_or(text.len(), |found| found.end());
                let open = !text[end..].starts_with(KEY);
                match open && self.allows(&address) || nobody::is_named_file(&address) {
                    true => found[0].to_owned(),
                    false => MAIL_REMOVED.to_owned(),
                }
            });
        match masked {
            Cow::Owned(masked) => Some(masked),
            Cow::Borrowed(_) => None,
        }
    }

    /// Looks around at signs only, and from each up to the next blank: text without either is passed over.
    fn mask_addresses(&self, text: &str) -> Option<String> {
        let mut masked = String::new();
        let (mut done, mut from) = (0, 0);
        while let Some(sign) = text[from..].find('@').map(|sign| from + sign) {
            let start = before(text, from, sign);
            let length = text[sign..].find(char::is_whitespace);
            let end = length.map_or(text.len(), |length| sign + length);
            let near = &text[start..end];
            let pattern = match near.is_ascii() {
                true => PRIVATE.as_ref()?,
                false => PRIVATE_ANYWHERE.as_ref()?,
            };
            let Some(found) = pattern.find(near) else {
                from = end;
                continue;
            };
            from = start + found.end();
            let mut around = start + found.start();
            let is_mail = |found: &str| {
                let parts = pattern.captures(found);
                let mail = parts.and_then(|parts| parts.name("mail"));
                mail.is_some_and(|mail| mail.as_str() == found)
            };
            let inside = in_brackets(found.as_str()).filter(|inside| is_mail(inside));
            if inside.is_some() && !is_event(&text[..around], &text[from..]) {
                (around, from) = (around + 1, from - 1);
            }
            let found = &text[around..from];
            let mail = is_mail(found);
            let place = Place {
                before: &text[..around],
                after: &text[from..],
            };
            if is_nobody(found, mail, &place) || mail && self.allows(found) {
                continue;
            }
            masked.push_str(&text[done..around]);
            // Who is named before a server in an address: whatever it says, the server is what it leads to.
            if text[..around].ends_with("://") {
                done = around + found.find('@').map_or(found.len(), |sign| sign + 1);
                continue;
            }
            masked.push_str(&match mail {
                true => MAIL_REMOVED.to_owned(),
                false => without_host(&text[..around], found),
            });
            done = from;
        }
        (done > 0).then(|| masked + &text[done..])
    }

    fn allows(&self, address: &str) -> bool {
        let address = address.to_lowercase();
        let domain = address.rsplit('@').next().unwrap_or("");
        let name = &address[..address.len() - domain.len()];
        let name = name.trim_end_matches('@');
        let mut words = name.split(['-', '.', '_', '+']);
        let role = OFFICES.contains(&name) || words.any(|word| ROLES.contains(&word));
        let under = |allowed: &str| domain == allowed || domain.ends_with(&format!(".{allowed}"));
        let there = |allowed: &str| allowed.strip_prefix('@') == Some(domain);
        let listed = self
            .allowed
            .iter()
            .any(|allowed| *allowed == address || under(allowed) || there(allowed));
        listed || role || RESERVED.iter().any(|reserved| under(reserved))
    }
}

/// Whether a text has none of the signs of an address, spelled out or not, and hardly any of those of machines. All bytes are looked
/// at, for so the processor takes many at once, and most lines need no closer look.
fn is_harmless(text: &str) -> bool {
    let bracket = |byte: u8| matches!(byte, b'[' | b']' | b')' | b'}');
    // The last one begins a sign of full width.
    let of_address = |byte| bracket(byte) | matches!(byte, b'@' | b'%' | b'&' | b'T' | 0xef);
    let mut joints = memchr::memchr3_iter(b'.', b':', b'-', text.as_bytes());
    let harmless = |all: bool, byte: u8| all & !of_address(byte);
    text.bytes().fold(true, harmless) && joints.nth(1).is_none()
}

/// What stands between brackets.
fn in_brackets(text: &str) -> Option<&str> {
    let inside = text.strip_prefix(['(', '['])?;
    inside.strip_suffix([')', ']'])
}

/// Whether what stands in brackets tells from where somebody came, as servers do: `amy (amy@host) has joined`, `Quits: amy (amy@host)`.
fn is_event(before: &str, after: &str) -> bool {
    let rest = after.trim_start();
    let rest = rest.strip_prefix("has ").unwrap_or(rest);
    let line = before.rsplit('\n').next().unwrap_or(before);
    let mut words = line.split_ascii_whitespace().rev().skip(1);
    let told = words.next().and_then(|word| word.strip_suffix(':'));
    let came = ["joined", "quit", "left"];
    came.iter().any(|word| rest.starts_with(word))
        || told.is_some_and(|told| ["Joins", "Quits", "Parts"].contains(&told))
}

/// What stays of a host mask: who did what the line tells, as in `kicked by nick!user@host`, keeps the name.
fn without_host(before: &str, mask: &str) -> String {
    const REMOVED: &str = "[host removed]";
    let nick = mask.split_once('!').map(|(nick, _)| nick);
    match nick.filter(|_| before.ends_with(" by ")) {
        Some(nick) => format!("{nick} {REMOVED}"),
        None => REMOVED.to_owned(),
    }
}

/// Where to begin to look for what an at sign belongs to, behind `least`.
fn before(text: &str, least: usize, sign: usize) -> usize {
    let back = text[least..sign].char_indices().rev().take(BEFORE).last();
    least + back.map_or(sign - least, |(at, _)| at)
}

/// What becomes of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// It stays.
    Same,
    /// A blank takes its place.
    Blank,
    /// Its number in Unicode takes its place.
    Named,
}

/// What becomes of a character: what does not show or turns the order of text is named, so that nobody is deceived.
/// Joiners stay (U+200C, U+200D): Persian and emoji need them.
pub fn visible(character: char) -> Shown {
    match character {
        '\t' | '\n' => Shown::Same,
        '\r' | '\u{2028}' | '\u{2029}' => Shown::Blank,
        '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{061C}' => Shown::Named,
        '\u{200B}'
        | '\u{2060}'
        | '\u{FEFF}'
        | '\u{00AD}'
        | '\u{180E}'
        | '\u{E0000}'..='\u{E007F}' => Shown::Named,
        // No characters, and none of XML (XML 1.0, 2.2).
        '\u{FFFE}' | '\u{FFFF}' => Shown::Named,
        '\u{E000}'..='\u{F8FF}' => Shown::Named,
        other if other.is_control() => Shown::Named,
        _ => Shown::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_and_host_masks_go() {
        let allowed = ["team.example", "@boats.test", "185.12.14.0/24"].map(str::to_owned);
        let privacy = Privacy {
            allowed: &allowed,
            real_names: false,
        };
        let rows = [
            (
                "write to a.b@mail.test now",
                "write to [mail address removed] now",
            ),
            ("security@team.example", "security@team.example"),
            ("a@example.org", "a@example.org"),
            (
                "a@boats.test b@x.boats.test a@b.team.example",
                "a@boats.test [mail address removed] a@b.team.example",
            ),
            (
                "185.12.14.9 185[.]12[.]14[.]9 185.12.15.9",
                "185.12.14.9 185[.]12[.]14[.]9 [address removed]",
            ),
            (
                "Security@mail.test, x?a=psirt%40mail.test, psirt [at] mail.test",
                "Security@mail.test, x?a=psirt%40mail.test, psirt [at] mail.test",
            ),
            (
                "boats-security@mail.test product.security@mail.test ~security@mail.test",
                "boats-security@mail.test product.security@mail.test [host removed]",
            ),
            (
                "abuse@mail.test, amy.abuse@mail.test, insecurity@mail.test",
                "abuse@mail.test, [mail address removed], [mail address removed]",
            ),
            ("at 8.8.5.4 now", "at [address removed] now"),
            (
                "a@mail.test at 8.8.5.4",
                "[mail address removed] at [address removed]",
            ),
            (
                "amy: amyt 'Amy Tree' <amy@mail.test>",
                "amy: amyt [name and mail address removed]",
            ),
            ("nick!~user@host.test left", "[host removed] left"),
            (
                "joe kicked from #x by ash!~a@host.test: bye",
                "joe kicked from #x by ash [host removed] bye",
            ),
            ("joe (~joe@host.test) has", "joe [host removed] has"),
            (
                "joe [joe@team.example] has left, * Quits: joe (joe@team.example) (bye)",
                "joe [host removed] has left, * Quits: joe [host removed] (bye)",
            ),
            (
                "the team (security@mail.test), [c@boats.test], Joe (joe@mail.test). (~joe@mail.test) (joe@gateway/x.test)",
                "the team (security@mail.test), [c@boats.test], Joe ([mail address removed]). [host removed] [host removed]",
            ),
            (
                "@maple:example.org and @tarn",
                "@maple:example.org and @tarn",
            ),
            (
                "git clone git@git.test:harbour/portal.git, ssh://git@git.test/a.git; mail git@git.test",
                "git clone git@git.test:harbour/portal.git, ssh://git@git.test/a.git; mail [mail address removed]",
            ),
            (
                "https://lore.test/all/20260102.1-amy@host.test/ not https://a.test/?m=a@mail.test",
                "https://lore.test/all/20260102.1-amy@host.test/ not https://a.test/?m=[mail address removed]",
            ),
            (
                "https://lists.a.test/list/devel@lists.a.test/thread/X/ https://b.test/u/amy@mail.test",
                "https://lists.a.test/list/devel@lists.a.test/thread/X/ https://b.test/u/[mail address removed]",
            ),
            (
                "https://mail.a.test/list/devel@a.test/, x@a.test and https://a.test/amy@mail.a.test",
                "https://mail.a.test/list/devel@a.test/, [mail address removed] and https://a.test/[mail address removed]",
            ),
            (
                "https://m.test/@ash@b.test/1 @ash@b.test pkg:rpm/x/curl@7.50.3-1.fc25?arch a@7.50.mail",
                "https://m.test/@ash@b.test/1 @[mail address removed] pkg:rpm/x/curl@7.50.3-1.fc25?arch [mail address removed]",
            ),
            ("https://gitlab.com@evil.test/ x", "https://evil.test/ x"),
            (
                "https://a.test/?m=a.b%40mail.test&c=%40amy x%40example.org",
                "https://a.test/?m=[mail address removed]&c=%40amy x%40example.org",
            ),
            (
                "https://a.test/ical/1pq%40group.calendar.google.com/public/basic.ics ical/1pq%40group.calendar.google.com/private-1/x",
                "https://a.test/ical/1pq%40group.calendar.google.com/public/basic.ics ical/[mail address removed]/private-1/x",
            ),
            (
                "git clone https://oauth2:TOKEN@git.test/x https://a:b7z@git.test/x oauth2:TOKEN@git.test https://a:token@git.test/x",
                "git clone https://oauth2:TOKEN@git.test/x https://a:[mail address removed]/x oauth2:[mail address removed] https://a:[mail address removed]/x",
            ),
            (
                "https://$USER:$TOKEN@git.test/x and $TOKEN@git.test",
                "https://$USER:$TOKEN@git.test/x and $[mail address removed]",
            ),
            (
                "xmpp:boats@muc.mail.test?join and xmpp:amy@mail.test?message boats@muc.mail.test?join",
                "xmpp:boats@muc.mail.test?join and xmpp:[mail address removed]?message [mail address removed]?join",
            ),
            ("a@ @ b@@c@mail.test", "a@ @ b@@[mail address removed]"),
            (
                "@amy:https://carl@mail.test/path, @amy,ssh://git@git.test/x",
                "@amy:https://mail.test/path, @amy,ssh://git@git.test/x",
            ),
            (
                "getty@tty1.service, (user@1000.service), wg-quick@wg0.service: dbus@a.b.service?",
                "getty@tty1.service, (user@1000.service), wg-quick@wg0.service: dbus@a.b.service?",
            ),
            (
                "@scope/pkg@1.2.3.tgz, [logo@2x.png] and user@2x.png of a@mail.test.png",
                "@scope/pkg@1.2.3.tgz, [logo@2x.png] and user@2x.png of [mail address removed]",
            ),
            (
                "amy!~a@tty1.service (~a@tty1.service) a@163.com.txt a@service",
                "[host removed] [host removed] [mail address removed] a@service",
            ),
            (
                "security@team.example,b@mail.test",
                "security@team.example,[mail address removed]",
            ),
        ];
        for (text, expected) in rows {
            assert_eq!(privacy.mask(text), expected);
        }
        let long = "ä.".repeat(99);
        let masked = format!("{}[mail address removed] x", &long[..long.len() - 99]);
        assert_eq!(privacy.mask(&format!("{long}@mail.test x")), masked);
    }
}
