//! Where a web address in running text ends, and which have no scheme. A text in, addresses out.

use std::ops::Range;

/// Addresses in a text that begin with `www.` and have no scheme, as Markdown of GitHub and GitLab links them.
pub fn without_scheme(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut done = 0;
    for (start, _) in text.match_indices("www.") {
        let before = text[..start].chars().next_back();
        let begins = before.is_none_or(|c| c.is_whitespace() || "([{*_~\"'".contains(c));
        if !begins || start < done {
            continue;
        }
        let rest = &text[start..];
        let other = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        let (host, behind) = rest.split_at(rest.find(other).unwrap_or(rest.len()));
        // What an address goes on with, or what it ends before; a dot ends a sentence.
        let apart = |c: char| !c.is_alphanumeric() && c != '_' && c != '@';
        let host = host.trim_end_matches(['.', '-']);
        if host.matches('.').count() > 1
            && !host.contains("..")
            && behind.chars().next().is_none_or(apart)
        {
            done = start + address(rest).len();
            found.push(start..done);
        }
    }
    found
}

/// The address at the head of a text: up to a blank or a delimiter, without trailing punctuation and unbalanced brackets.
pub(super) fn address(text: &str) -> &str {
    let end = text.find(ends_address).unwrap_or(text.len());
    trimmed(&text[..end])
}

/// Whether a part of an address at the head of a text is gone, as in `https://a.test/[mail address removed]`: it leads nowhere.
pub(super) fn is_masked(text: &str, url: &str) -> bool {
    let mark = url.find('[').and_then(|at| text[at..].split(']').next());
    mark.is_some_and(|mark| mark.ends_with(" removed"))
}

/// What no address holds: blanks and delimiters (RFC 3986, appendix C), quotes and marks of other scripts among them.
fn ends_address(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '<' | '>' | '"' | '`' | '\\' | '^' | '{' | '}' | '|'
            | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '…'
            // Brackets, stops and commas of Chinese and Japanese.
            | '\u{3001}'..='\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301b}'
            | '！' | '（' | '）' | '，' | '：' | '；' | '？' | '［' | '］' | '｛' | '｝'
        )
}

/// An address without the punctuation behind it and unbalanced brackets.
fn trimmed(mut url: &str) -> &str {
    let count = |mark: u8| url.bytes().filter(|byte| *byte == mark).count();
    // Brackets that close more than was opened do not belong to the address.
    let mut round = count(b')').saturating_sub(count(b'('));
    let mut square = count(b']').saturating_sub(count(b'['));
    while let Some(last) = url.chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '‘' | '’' | '–' | '—' => {
            }
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            _ => return url,
        }
        url = &url[..url.len() - last.len_utf8()];
    }
    url
}
