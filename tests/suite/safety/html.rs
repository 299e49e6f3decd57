//! A crude reader of HTML: a page comes in, its tags with their attributes come out as a browser
//! would see them, and a list of everything on the page that content must not be able to put there.

use std::collections::HashMap;

use super::bytes::unescaped;

/// Elements without an end.
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta", "wbr"];

/// Elements that no page of ours has.
const FOREIGN: &[&str] = &[
    "base",
    "embed",
    "form",
    "frame",
    "iframe",
    "input",
    "math",
    "noscript",
    "object",
    "plaintext",
    "style",
    "template",
    "textarea",
    "xmp",
];

/// Attributes whose value is an address, and whether the browser fetches it by itself.
const ADDRESSES: &[(&str, bool)] = &[
    ("action", true),
    ("background", true),
    ("cite", false),
    ("data", true),
    ("formaction", true),
    ("href", false),
    ("ping", true),
    ("poster", true),
    ("src", true),
    ("srcset", true),
];

/// Schemes that a link may have.
const SCHEMES: &[&str] = &["https", "http", "mailto", "irc", "ircs", "matrix"];

/// A tag of a page.
#[derive(Debug)]
pub(super) struct Tag {
    /// Its name in lower case; that of an end begins with a slash.
    pub(super) name: String,
    /// Names in lower case, and values as a browser reads them.
    pub(super) attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// All tags of a page, in order; comments are passed over.
pub(super) fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with(|first: char| first == '/' || first.is_ascii_alphabetic()) {
            let (tag, after) = tag(rest);
            found.push(tag);
            rest = after;
        }
    }
    found
}

fn ends_name(character: char) -> bool {
    character.is_ascii_whitespace() || matches!(character, '/' | '>')
}

fn tag(text: &str) -> (Tag, &str) {
    let end = text[1..].find(ends_name).map_or(text.len(), |at| at + 1);
    let (name, mut rest) = text.split_at(end);
    let name = name.to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            let after = rest.strip_prefix('>').unwrap_or("");
            return (Tag { name, attributes }, after);
        }
        let (found, after) = attribute(rest);
        attributes.push(found);
        rest = after;
    }
}

fn attribute(text: &str) -> ((String, String), &str) {
    let ends = |(at, c): (usize, char)| (at > 0 && (ends_name(c) || c == '=')).then_some(at);
    let end = text.char_indices().find_map(ends).unwrap_or(text.len());
    let name = text[..end].to_ascii_lowercase();
    let rest = text[end..].trim_ascii_start();
    let Some(value) = rest.strip_prefix('=').map(str::trim_ascii_start) else {
        return ((name, String::new()), &text[end..]);
    };
    let quoted = ['"', '\'']
        .into_iter()
        .find_map(|quote| value.strip_prefix(quote)?.split_once(quote));
    let bare = || value.split_at(value.find([' ', '\n', '\t', '>']).unwrap_or(value.len()));
    let (value, after) = quoted.unwrap_or_else(bare);
    ((name, unescaped(value)), after)
}

/// Everything on a page that content must not be able to put there.
pub(super) fn faults(html: &str) -> Vec<String> {
    let tags = tags(html);
    let mut faults = unbalanced(&tags);
    faults.extend(repeated_ids(&tags));
    faults.extend(policy(&tags));
    faults.extend(tags.iter().flat_map(of_tag));
    faults.extend(odd_characters(html));
    faults
}

fn of_tag(tag: &Tag) -> Vec<String> {
    let mut faults = Vec::new();
    let source = tag.get("src").unwrap_or("");
    let own_script = source.contains("assets/") && source.ends_with(".js");
    // Pictures of ours are of a class that the sanitiser takes from everybody else.
    let foreign_picture = tag.name == "svg" && tag.get("class") != Some("chart");
    // The box of the search has an id, which the sanitiser takes from everybody else.
    let own_box = tag.name == "input" && tag.get("id") == Some("q");
    if foreign_picture
        || FOREIGN.contains(&tag.name.as_str()) && !own_box
        || tag.name == "script" && !own_script
    {
        faults.push(format!("<{}>", tag.name));
    }
    let moved = tag.get("http-equiv") == Some("refresh");
    let target = tag
        .get("content")
        .and_then(|content| content.split_once("url="));
    if moved && !target.is_some_and(|(_, target)| is_harmless(target, true)) {
        faults.push(format!("a way to {target:?}"));
    }
    for (name, value) in &tag.attributes {
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !plain || name.starts_with("on") || matches!(name.as_str(), "style" | "srcdoc") {
            faults.push(format!("<{} {name}={value}>", tag.name));
        }
        let fetches = ADDRESSES.iter().find(|(known, _)| known == name);
        let fetches = fetches.map(|(_, fetches)| *fetches || tag.name == "link");
        if fetches.is_some_and(|fetches| !is_harmless(value, fetches)) {
            faults.push(format!("<{} {name}={value}>", tag.name));
        }
    }
    faults
}

/// Whether an address may stand on a page: what is fetched is the site's own, what is clicked has a known scheme.
fn is_harmless(address: &str, fetched: bool) -> bool {
    let address: String = address.chars().filter(|c| *c > ' ').collect();
    let address = address.replace('\\', "/").to_lowercase();
    let head = address.split(['/', '?', '#']).next().unwrap_or("");
    match head.split_once(':') {
        Some((scheme, _)) => !fetched && SCHEMES.contains(&scheme),
        None => !address.starts_with("//"),
    }
}

fn unbalanced(tags: &[Tag]) -> Vec<String> {
    let mut open: HashMap<&str, i32> = HashMap::new();
    for tag in tags.iter().filter(|tag| !VOID.contains(&tag.name.as_str())) {
        let name = tag.name.trim_start_matches('/');
        *open.entry(name).or_default() += if tag.name.starts_with('/') { -1 } else { 1 };
    }
    let told = |(name, count): (&str, i32)| match count {
        0 => None,
        1.. => Some(format!("<{name}> is never closed")),
        _ => Some(format!("</{name}> closes nothing")),
    };
    open.into_iter().filter_map(told).collect()
}

fn repeated_ids(tags: &[Tag]) -> Vec<String> {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for id in tags.iter().filter_map(|tag| tag.get("id")) {
        *seen.entry(id).or_default() += 1;
    }
    let twice = seen.into_iter().filter(|(_, count)| *count > 1);
    twice
        .map(|(id, count)| format!("the id `{id}` {count} times"))
        .collect()
}

/// The policy stands in the head, right after the encoding, and allows no script of others.
fn policy(tags: &[Tag]) -> Option<String> {
    let metas: Vec<&Tag> = tags.iter().filter(|tag| tag.name == "meta").collect();
    let is_policy = |tag: &&&Tag| tag.get("http-equiv") == Some("Content-Security-Policy");
    let found = metas.iter().take(2).find(is_policy);
    let content = found.and_then(|tag| tag.get("content")).unwrap_or("");
    let strict = content.starts_with("default-src 'none'")
        && content.contains("base-uri 'none'")
        && !["unsafe", "http:", "https:", "*"]
            .iter()
            .any(|word| content.contains(word));
    (!strict).then(|| format!("the policy is `{content}`"))
}

/// Characters that turn the order of text, that cannot be seen, or that control something, with the tag before each.
fn odd_characters(html: &str) -> Vec<String> {
    let after_tag = |part: &str| {
        let text = unescaped(part);
        let found: Vec<char> = text.chars().filter(|c| is_odd(*c)).collect();
        let tag: String = text.chars().filter(|c| !is_odd(*c)).take(40).collect();
        (!found.is_empty()).then(|| format!("{found:?} in <{tag}"))
    };
    html.split('<').filter_map(after_tag).collect()
}

fn is_odd(character: char) -> bool {
    match character {
        '\t' | '\n' => false,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{E0000}'..='\u{E007F}' => true,
        other => other.is_control(),
    }
}

/// The control: what must not be on a page is seen, so that the tests can fail.
#[test]
fn the_reader_sees_what_a_browser_would() {
    const HEAD: &str = "<meta charset=utf-8><meta http-equiv=\"Content-Security-Policy\" \
        content=\"default-src 'none'; script-src 'self'; base-uri 'none'\">";
    assert_eq!(
        faults(&format!("{HEAD}<a href=\"../a/#b\">1 &lt; 2</a>")),
        [""; 0]
    );
    let hostile = [
        "<script>alert(1)</script>",
        "<script src=https://evil.test/assets/a.js></script>",
        "<p/onclick=alert(1)></p>",
        "<a href='java&#x09;script:alert(1)'></a>",
        "<a href=/\\evil.test></a>",
        "<img src=//evil.test/a.png>",
        "<link rel=stylesheet href=\"https://evil.test/a.css\">",
        "<a href=\"x<span class=\"odd\">y\"></a>",
        "<meta http-equiv=refresh content=\"0; url=https://evil.test/\">",
        "<p id=a></p><p id=a></p>",
        "<p style=\"color: red\"></p>",
        "<svg></svg>",
        "<div>",
        "<p>&#x202E;\u{1b}</p>",
    ];
    for text in hostile {
        assert_ne!(faults(&format!("{HEAD}{text}")), [""; 0], "{text}");
    }
    assert_ne!(faults("<p></p>"), [""; 0], "a page without a policy");
}
