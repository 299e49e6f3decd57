//! Bodies of mails that are encoded for their way (RFC 2045), as whoever gets the mail reads them: nothing that stands in one is to be
//! passed over because of that. The text of a file in, the same with its bodies decoded out. What a mail says nobody asks here.

use std::borrow::Cow;
use std::mem::take;

use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{Engine as _, alphabet};

use super::text;
use crate::read::text::holds;

/// Bytes of a line of a head that is looked at.
const LINE: usize = 400;

/// Marks between parts that are known, at the most.
const MOST_BOUNDS: usize = 32;

/// How a body is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Coding {
    Base64,
    Quoted,
}

/// What the head of a mail or of a part says of what stands below it.
#[derive(Debug, Default)]
struct Head<'t> {
    coding: Option<Coding>,
    charset: Option<&'t str>,
    /// Whether it is something else than text, as a picture is.
    other: bool,
}

/// A text with the bodies of its mails decoded.
pub(super) fn undone(text: String) -> String {
    if !is_mail(&text) || !holds(&text, "ransfer-") && !holds(&text, "RANSFER-") {
        return text;
    }
    let mut mail = Mail {
        out: String::with_capacity(text.len()),
        in_head: true,
        ..Mail::default()
    };
    text.split_inclusive('\n').for_each(|line| mail.take(line));
    mail.end_body();
    mail.out
}

/// Whether a text begins as mails do: with a field, or with the line that programs put before each.
fn is_mail(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    text.starts_with("From ") || field(first).is_some()
}

/// The name of a field and what it says.
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':').filter(|_| line.len() <= LINE)?;
    let own = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (!name.is_empty() && name.bytes().all(own)).then_some((name, value.trim()))
}

/// A text of mails, up to some line.
#[derive(Debug, Default)]
struct Mail<'t> {
    out: String,
    in_head: bool,
    blank: bool,
    head: Head<'t>,
    /// Lines of an encoded body.
    body: Vec<&'t str>,
    /// What stands between parts.
    bounds: Vec<&'t str>,
}

impl<'t> Mail<'t> {
    fn take(&mut self, line: &'t str) {
        let blank = line.trim().is_empty();
        let begins = self.blank && line.starts_with("From ");
        let bound = line.strip_prefix("--").map(str::trim_end);
        let bound = bound.filter(|bound| {
            let open = |known: &&str| bound.strip_prefix(*known).is_some_and(is_end);
            self.bounds.iter().any(open)
        });
        if begins || bound.is_some() {
            self.end_body();
            self.head = Head::default();
            self.in_head = begins || bound.is_some_and(|bound| self.bounds.contains(&bound));
        } else if self.in_head {
            self.read(line);
            self.in_head = !blank;
        } else if self.head.coding.is_some() {
            self.body.push(line);
            self.blank = blank;
            return;
        }
        self.blank = blank;
        self.out.push_str(line);
    }

    /// Takes in a line of a head; what a field says may go on below it.
    fn read(&mut self, line: &'t str) {
        let goes_on = line.starts_with([' ', '\t']);
        let (name, value) = match field(line.trim_end()) {
            Some(told) if !goes_on => told,
            _ => ("", line.trim()),
        };
        if name.eq_ignore_ascii_case("content-transfer-encoding") {
            self.head.coding = coding(value);
        }
        let typed = name.eq_ignore_ascii_case("content-type");
        if typed {
            self.head.other = !value
                .get(..4)
                .is_none_or(|kind| kind.eq_ignore_ascii_case("text"));
        }
        if typed || goes_on {
            self.head.charset = argument(value, "charset=").or(self.head.charset);
            let bound = argument(value, "boundary=");
            self.bounds
                .extend(bound.filter(|_| self.bounds.len() < MOST_BOUNDS));
        }
    }

    /// Writes the body that ends here.
    fn end_body(&mut self) {
        let lines = take(&mut self.body);
        let decoded = match self.head.coding {
            Some(Coding::Base64) => from_base64(&lines),
            Some(Coding::Quoted) => Some((from_quoted(&lines), lines.len())),
            None => None,
        };
        let Some((bytes, count)) = decoded else {
            self.out.extend(lines);
            return;
        };
        match self.head.other {
            // Nobody reads the letters of a picture.
            true => self.out.extend(std::iter::repeat_n('\n', count)),
            false => {
                let read = read_as(&bytes, self.head.charset);
                self.out
                    .push_str(&text::decode(read.into_owned().into_bytes()).text);
                let ended = self.out.ends_with('\n') || self.out.is_empty();
                self.out.push_str(if ended { "" } else { "\n" });
            }
        }
        self.out
            .extend(lines.get(count..).unwrap_or_default().iter().copied());
    }
}

/// Whether nothing but the mark of the last bound follows.
fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest == "--"
}

fn coding(value: &str) -> Option<Coding> {
    let word = value.split([';', ' ']).next().unwrap_or(value);
    match () {
        () if word.eq_ignore_ascii_case("base64") => Some(Coding::Base64),
        () if word.eq_ignore_ascii_case("quoted-printable") => Some(Coding::Quoted),
        () => None,
    }
}

/// What an argument of a field is.
fn argument<'t>(value: &'t str, name: &str) -> Option<&'t str> {
    let at = value.to_ascii_lowercase().find(name)?;
    let told = &value[at + name.len()..];
    let told = match told.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => told.split([';', ' ']).next()?,
    };
    Some(told).filter(|told| !told.is_empty())
}

/// Bytes in the letters that a head tells.
fn read_as<'b>(bytes: &'b [u8], charset: Option<&str>) -> Cow<'b, str> {
    let known = charset.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
    match std::str::from_utf8(bytes) {
        Ok(text) if known.is_none_or(|known| known.is_ascii_compatible()) => Cow::Borrowed(text),
        _ => known.unwrap_or(encoding_rs::WINDOWS_1252).decode(bytes).0,
    }
}

/// Base64 as mails have it (RFC 2045, section 6.8), whether its end is filled up or was cut off.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The bytes of the first lines of a body, and how many lines these are: lists write words of their own below. None if they are no base64.
fn from_base64(lines: &[&str]) -> Option<(Vec<u8>, usize)> {
    let own = |byte: u8| byte.is_ascii_alphanumeric() || b"+/".contains(&byte);
    let (mut letters, mut used) = (String::new(), 0);
    for line in lines.iter().map(|line| line.trim()) {
        let inside = line.trim_end_matches('=');
        if !inside.bytes().all(own) {
            break;
        }
        letters.push_str(inside);
        used += 1;
        if inside.len() < line.len() {
            break;
        }
    }
    // One letter alone tells no byte.
    let whole = letters.len() - usize::from(letters.len() % 4 == 1);
    let bytes = BASE64.decode(&letters[..whole]).ok()?;
    (!bytes.is_empty()).then_some((bytes, used))
}

/// The bytes of a body in quoted-printable (RFC 2045, section 6.7).
fn from_quoted(lines: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for line in lines {
        let inside = line.trim_end();
        let soft = inside.strip_suffix('=');
        let mut rest = soft.unwrap_or(inside);
        while let Some((before, behind)) = rest.split_once('=') {
            bytes.extend(before.as_bytes());
            let code = behind
                .get(..2)
                .and_then(|code| u8::from_str_radix(code, 16).ok());
            bytes.push(code.unwrap_or(b'='));
            rest = if code.is_some() { &behind[2..] } else { behind };
        }
        bytes.extend(rest.as_bytes());
        bytes.extend(soft.is_none().then_some(b'\n'));
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_read_as_they_were_written() {
        let head = "Subject: Boats\nContent-Transfer-Encoding: ";
        let rows = [
            (
                format!("{head}base64\n\nMTU6MDAgPGFzaD4gaGVsbG8KMTU6MDEg\nPGtpbT4gYnllCg==\n"),
                format!("{head}base64\n\n15:00 <ash> hello\n15:01 <kim> bye\n"),
            ),
            (
                format!("{head}BASE64\n\naGk=\n____\na list of boats\n"),
                format!("{head}BASE64\n\nhi\n____\na list of boats\n"),
            ),
            (
                format!("{head}base64\n\naGkg\nb24=\n"),
                format!("{head}base64\n\nhi on\n"),
            ),
            (
                format!("{head}base64\n\nno letters at all\n"),
                format!("{head}base64\n\nno letters at all\n"),
            ),
            (
                format!("{head}quoted-printable\n\na boat =E2=80=94 be=\nfore 1=3D1 =x\nend\n"),
                format!("{head}quoted-printable\n\na boat \u{2014} before 1=1 =x\nend\n"),
            ),
            (
                format!("Content-Type: text/plain;\n charset=\"iso-8859-1\"\n{head}quoted-printable\n\ncaf=E9\n"),
                format!("Content-Type: text/plain;\n charset=\"iso-8859-1\"\n{head}quoted-printable\n\ncaf\u{e9}\n"),
            ),
            (
                format!("{head}8bit\n\na=3D\n"),
                format!("{head}8bit\n\na=3D\n"),
            ),
            (
                format!("words\n{head}base64\n\naGk=\n"),
                format!("words\n{head}base64\n\naGk=\n"),
            ),
            (
                "Content-Type: multipart/mixed; boundary=\"=x\"\n\n--=x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\naGk=\n--=x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\naGkg\naGk=\n--=x--\naGk=\n".to_owned(),
                "Content-Type: multipart/mixed; boundary=\"=x\"\n\n--=x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nhi\n--=x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n\n\n--=x--\naGk=\n".to_owned(),
            ),
            (
                format!("From ash Thu\n{head}base64\n\naGk=\n\nFrom kim Thu\n{head}7bit\n\naGk=\n"),
                format!("From ash Thu\n{head}base64\n\nhi\n\nFrom kim Thu\n{head}7bit\n\naGk=\n"),
            ),
        ];
        for (text, expected) in rows {
            assert_eq!(undone(text.clone()), expected, "{text}");
        }
    }
}
