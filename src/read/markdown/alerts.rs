//! The first words of alerts, which stand in quotations: those that programs of Git know, `[!warning] Cold water`, and those of Obsidian.
//! A line without the signs of the quotation in, its title as CommonMark has it out.

/// Kinds of alerts.
const ALERTS: [&str; 5] = ["Note", "Tip", "Important", "Warning", "Caution"];

/// The title of an alert, as it is shown: `[!warning] Cold water`.
pub(super) fn alert(text: &str) -> Option<String> {
    let (kind, title) = text.trim().strip_prefix("[!")?.split_once(']')?;
    let mut words = ALERTS.into_iter();
    let word = words.find(|word| word.eq_ignore_ascii_case(kind))?;
    Some(titled(&format!("**{word}"), title))
}

/// The same of a box of Obsidian, which has more kinds, and may be folded: `[!info]- Cold water`.
pub(super) fn callout(text: &str) -> Option<String> {
    let (kind, title) = text.trim().strip_prefix("[!")?.split_once(']')?;
    let kind = kind.split('|').next().unwrap_or(kind);
    let folded = title.strip_prefix(['-', '+']).unwrap_or(title);
    let apart = folded.is_empty() || folded.starts_with(' ');
    (apart && is_kind(kind)).then(|| titled(by_name(kind).trim_end_matches('*'), folded))
}

/// A word in bold, which is open yet, and a title behind it.
fn titled(word: &str, title: &str) -> String {
    match title.trim() {
        "" => format!("{word}**"),
        title => format!("{word}:** {title}"),
    }
}

/// The name of a kind in bold.
pub(super) fn by_name(kind: &str) -> String {
    let words = kind.replace('-', " ");
    let mut letters = words.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("**{first}{}**", letters.as_str().to_lowercase())
}

/// Whether a word may be the kind of a box.
pub(super) fn is_kind(word: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    word.starts_with(char::is_alphabetic) && word.chars().all(plain)
}
