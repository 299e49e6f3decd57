//! Whether a record may be published. In doubt it may not: a flag that is there and is not plainly `false` withholds.
//! Flags, labels and dates in, a verdict out. Rules: TLP 2.0 (only CLEAR is public), GitLab's confidential issues.
//!
//! | Where something says so | What closes it, and where that is told |
//! | --- | --- |
//! | Front matter | keys: here; who may read it: `degree`; up to which day: `day_keys`, `days`; labels and tags: `labels` |
//! | Front matter of others | keys deep inside: `nested`; misspelt ones: `misspelt`; those that nobody knows: `unknown_keys` |
//! | What is no front matter, or is broken | keys as they look: `unparsed`; in a first block of code: `first_block` |
//! | A draft, a post of a day to come | `drafts`, `to_come` |
//! | The name of a file or folder | `named` |
//! | A title | `titles`; one at the head of a text: `subjects` |
//! | The head of a text | `head_and_foot`: its lines (`flags_at_head`, `begins_with_mark`), as a reader sees them (`as_shown`), without later parts (`later_parts`) |
//! | The foot of a text | `foot` |
//! | A part of notes or of a page | below a heading: `parts`; in a box, a fold, bold type, an entry: `parts_without_heading` |
//! | A ticket | `ticket`; answers to the questions of its form: `answers` |
//! | A file that is copied | `copied`; a page in HTML: `in_html` |
//!
//! What is asked by all of these: whether words classify (`phrases`, `languages`, `subject_words`), whether a day among them is over
//! (`spelled_days`), what is no flag at all (`no_flag`, `forms`). What comes of a verdict: `sealing`, `held_back`.

mod answers;
mod as_shown;
mod begins_with_mark;
mod copied;
mod copied_data;
mod day_keys;
mod days;
mod degree;
mod drafts;
mod first_block;
mod first_lines;
mod flags_at_head;
mod foot;
mod forms;
mod head_and_foot;
pub(crate) mod held_back;
mod in_html;
mod item_label;
mod labels;
mod languages;
mod later_parts;
mod misspelt;
mod named;
mod nested;
mod no_flag;
pub(crate) mod parts;
mod parts_without_heading;
mod permission;
mod phrases;
pub(crate) mod sealing;
mod spelled_days;
mod subject_words;
mod subjects;
mod ticket;
mod titles;
pub(crate) mod to_come;
mod unknown_keys;
mod unparsed;

use chrono::NaiveDate;
use serde_yaml::{Mapping, Value};

use super::record::Record;
use super::tlp;
use crate::model::unseen::is_unseen;
pub use copied::in_copy;
use day_keys::{is_disclosure, is_embargo, is_of_publication, is_told_ahead};
use days::{is_lifted, is_over, is_over_in_words};
use degree::{is_degree, is_degree_key, is_for_few};
pub use drafts::{draft_note, is_draft};
pub use flags_at_head::{at_head, head_note, of_comment};
pub use head_and_foot::{below_front, of_markdown, says_of_folder};
pub use in_html::in_html;
pub use labels::hides;
use labels::{any_label_hides, is_of_policy, tag_hides};
pub(crate) use languages::ASKED;
use languages::mark_in_english;
pub use named::{
    Outweighed, doubtful_note, is_doubtful, is_named, named_note, outweighed, outweighed_note,
    policy_note, without_marks,
};
pub use phrases::is_said;
pub use ticket::{Around, around, is_own_flag, ticket};
pub use unparsed::{by_sight, drafts_at_head, drafts_in_fields, protects};

/// Keys that say that a record is not public.
const FLAGS: &[&str] = &["confidential", "private", "embargo_until", "tlp"];

/// Words for what is not public, where others write a degree in place of a flag.
const NOT_PUBLIC: &[&str] = &[
    "confidential",
    "private",
    "embargo",
    "embargoed",
    "internal",
    "restricted",
    "secret",
];

/// Keys of others below which keys of their own stand.
const NESTS: &[&str] = &[
    "metadata",
    "meta",
    "params",
    "document",
    "distribution",
    "extra",
    "properties",
    "custom",
];

/// Keys with words that tell what something is about, and may say that it is not public.
const TAGS: &[&str] = &["tag", "tags", "category", "categories", "keywords"];

/// Degrees of confidentiality that are public.
const OPEN: &[&str] = &["public", "open", "low", "clear"];

/// A key without what people vary: capitals, humps, dashes, blanks.
fn plain(key: &str) -> String {
    let mut plain = String::new();
    let mut low = false;
    for c in key.chars() {
        if low && c.is_uppercase() {
            plain.push('_');
        }
        low = c.is_lowercase();
        plain.extend(c.to_lowercase());
    }
    plain.retain(|c| !is_unseen(c));
    let plain = plain.replace(['-', ' '], "_");
    let bare = plain.strip_prefix("is_").unwrap_or(&plain);
    mark_in_english(bare).to_owned()
}

/// Whether a value plainly says no.
fn says_no(value: &Value) -> bool {
    let no = [
        "false", "no", "off", "n", "f", "0", "none", "nein", "non", "nee", "nej",
    ];
    value.as_bool() == Some(false) || word(value).is_some_and(|word| no.contains(&word.as_str()))
}

/// Whether a value plainly says yes.
fn says_yes(value: &Value) -> bool {
    let yes = ["true", "yes", "on", "y", "t", "1"];
    value.as_bool() == Some(true) || word(value).is_some_and(|word| yes.contains(&word.as_str()))
}

fn word(value: &Value) -> Option<String> {
    let lower = value.as_str().map(|text| text.trim().to_lowercase())?;
    Some(mark_in_english(&lower).to_owned())
}

fn is_one_of(value: &Value, words: &[&str]) -> bool {
    word(value).is_some_and(|word| words.contains(&word.as_str()))
}

/// Whether something holds of a value, or of any in a list or below keys: `visibility: [private]` says what its word says.
fn any(value: &Value, says: &dyn Fn(&Value) -> bool) -> bool {
    match value {
        Value::Sequence(items) => items.iter().any(|item| any(item, says)),
        Value::Mapping(map) => map.values().any(|value| any(value, says)),
        value => says(value),
    }
}

/// Whether a key of front matter withholds what it stands in, as people and other tools write that.
fn withholds(key: &str, value: &Value, today: NaiveDate) -> bool {
    let closed = |value: &Value| value.as_str().and_then(tlp::after) == Some(true);
    match plain(key).as_str() {
        key if is_embargo(key) => {
            let over = is_over(value, today) || is_over_in_words(value, today);
            !says_no(value) && !over && !is_lifted(value, today)
        }
        "confidential" | "private" => !says_no(value),
        "confidentiality" => !says_no(value) && !is_one_of(value, OPEN),
        "restricted" => any(value, &|value| {
            says_yes(value) || is_for_few("restricted", value)
        }),
        "internal"
        | "secret"
        | "not_public"
        | "non_public"
        | "nonpublic"
        | "members_only"
        | "nda"
        | "hidden"
        | "sensitive"
        | "unpublished"
        | "do_not_publish"
        | "dont_publish"
        | "no_publish"
        | "nopublish"
        | "not_for_publication" => any(value, &says_yes),
        "public" => any(value, &says_no),
        key if is_of_publication(key) || is_disclosure(key) => is_told_ahead(value, today),
        "tlp"
        | "tlp_level"
        | "tlp_label"
        | "tlp_marking"
        | "traffic_light"
        | "traffic_light_protocol" => !value.as_str().is_some_and(tlp::is_clear),
        key if is_degree_key(key) => any(value, &|value| {
            is_degree(value) || closed(value) || is_for_few(key, value)
        }),
        "distribution" if !value.is_mapping() => any(value, &is_distributed_to_few),
        "status" | "state" => any(value, &|value| {
            let said = || word(value).is_some_and(|word| phrases::classifies(&word));
            is_one_of(value, NOT_PUBLIC) || closed(value) || said()
        }),
        "label" | "labels" => any_label_hides(value, hides),
        key if TAGS.contains(&key) => any_label_hides(value, tag_hides) && !is_of_policy(value),
        key => below(key, value, |key, value| withholds(key, value, today)),
    }
}

/// Whether keys that hold for many files withhold them, or else are those of a draft: true or false, none where they say neither.
pub fn of_keys(keys: &Mapping, today: NaiveDate) -> Option<bool> {
    let any = |says: fn(&str, &Value, NaiveDate) -> bool| {
        let mut keys = keys.iter();
        keys.any(|(key, value)| key.as_str().is_some_and(|key| says(key, value, today)))
    };
    let draft = any(drafts::drafts).then_some(false);
    any(withholds).then_some(true).or(draft)
}

/// Whether a value says that something is handed to few: `limited`, `internal only`. Distributions of programs have names.
fn is_distributed_to_few(value: &Value) -> bool {
    let told = word(value).unwrap_or_default();
    told == "limited" || NOT_PUBLIC.contains(&told.as_str()) || phrases::classifies(&told)
}

/// Whether something holds of a key below one of [`NESTS`].
fn below(key: &str, value: &Value, holds: impl Fn(&str, &Value) -> bool) -> bool {
    let map = value.as_mapping().filter(|_| NESTS.contains(&key));
    map.into_iter()
        .flatten()
        .any(|(key, value)| key.as_str().is_some_and(|key| holds(key, value)))
}

/// Whether a title says that what bears it is not public, by a TLP label or in words.
fn says_closed_in_title(title: &str, today: NaiveDate) -> bool {
    is_labelled(title) || titles::is_titled(title, today)
}

/// Whether a title bears a TLP label that is not public.
fn is_labelled(title: &str) -> bool {
    tlp::after(title) == Some(true) && !tlp::is_subject(title)
}

/// Whether a record says itself that it is public: by a flag that is plainly off, a degree or a TLP label. `private: false` stands in
/// templates, and says so of that word alone.
pub fn says_public(record: &Record<'_>, outweighed: Outweighed) -> bool {
    let value = |key: &str| record.map.get(key);
    let clear = || {
        value("tlp")
            .and_then(Value::as_str)
            .is_some_and(tlp::is_clear)
    };
    let off = |key: &str| value(key).is_some_and(says_no);
    let open = || value("visibility").is_some_and(|value| is_one_of(value, &["public"]));
    match outweighed {
        Outweighed::ByFlag => clear() || open() || off("confidential"),
        Outweighed::ByOwnFlag => clear() || open() || off("confidential") || off("private"),
        Outweighed::ByLabel => clear(),
        Outweighed::ByNothing => false,
    }
}

/// Reads the flags of one of our own records; true if it must not be published.
pub fn record(record: &Record<'_>, today: NaiveDate) -> bool {
    let flags = ["confidential", "private"].map(|key| {
        // Asked for its type as well, so that what is neither yes nor no is noted.
        record.has(key) && record.boolean(key) != Some(false)
    });
    // The date of an embargo is asked for likewise.
    let embargo = record.has("embargo_until")
        && (record.date("embargo_until").is_none()
            || !record
                .raw("embargo_until")
                .is_some_and(|until| is_over(until, today)));
    let tlp = record.has("tlp")
        && !record
            .text("tlp")
            .is_some_and(|label| tlp::is_clear(&label.value));
    let mut others = record.map.iter().filter_map(|(key, value)| {
        let key = key.as_str().filter(|key| !FLAGS.contains(key))?;
        Some((key, value))
    });
    let titles = subjects::TITLES
        .iter()
        .filter_map(|key| record.map.get(*key));
    let public = says_public(record, Outweighed::ByFlag);
    let mut titles = titles.filter_map(Value::as_str);
    let titled =
        titles.any(|title| is_labelled(title) || subjects::is_closed_title(title, public, today));
    let deep = |key: &str, value: &Value| withholds(key, value, today);
    let other = others.any(|(key, value)| {
        let closes = withholds(key, value, today);
        if closes && record.has_others() && TAGS.contains(&&*plain(key)) {
            record.note_closing(key);
        }
        closes
    }) || record.document.translated && nested::anywhere(record.map, &deep)
        || misspelt::withholds(record, today)
        || unknown_keys::withholds(record)
        || permission::waits(record, today);
    let closed = other || titled || flags.contains(&true) || embargo || tlp;
    if !closed && record.has_others() && !public {
        permission::tell_doubtful(record, today);
    }
    closed
}

#[cfg(test)]
mod tests {
    use super::unparsed::flag_by_sight;
    use super::*;

    #[test]
    fn flags_by_sight() {
        let rows = [
            ("confidential: true", true, true),
            ("private = true", true, true),
            ("Confidential: false", false, false),
            ("tlp: CLEAR", false, false),
            ("labels: [bug, embargo]", true, true),
            ("- private", false, true),
            ("Embargo-Until = 2026-01-01", true, true),
            ("embargo: false", false, false),
            ("draft = true", false, true),
            ("\"draft\": true,", false, true),
            ("published: false", false, true),
            ("some prose about private things", false, false),
            ("embargoUntil: 2027-01-01", true, true),
            ("tags: [meeting, confidential]", true, true),
            ("visibility: private", true, true),
            ("visibility: vertraulich", true, true),
            ("confidentiel: true", true, true),
            ("vertraulich: nein", false, false),
            ("visibility: public", false, false),
            ("public: false", true, true),
            ("publish: false", false, true),
            ("status: draft", false, true),
            ("status: open", false, false),
            ("Confidentiality: high", true, true),
            ("classification: public", false, false),
            ("internal: true", true, true),
            ("internal: https://wiki.example", false, false),
        ];
        for (line, alone, in_front) in rows {
            assert_eq!(
                (flag_by_sight(line), by_sight(line)),
                (alone, in_front),
                "{line}"
            );
        }
    }

    #[test]
    fn drafts_without_front_matter() {
        let rows = [
            ("Title: x\nStatus: draft\nDate: 2026-11-09\n\ntext", true),
            ("\nPublished: no\n\ntext", true),
            ("Status: published\n\ntext", false),
            ("Draft: yes", true),
            ("Draft: minutes of the weekly call\n\ntext", false),
            ("# Weekly\n\nStatus: draft\n", false),
            ("Title: x\n\nStatus: draft\n", false),
            ("Present: amy, ash\nThe plan.\nStatus: draft\n", false),
        ];
        for (text, expected) in rows {
            assert_eq!(drafts_at_head(text), expected, "{text:?}");
        }
    }

    #[test]
    fn drafts_in_fields_of_texts() {
        let rows = [
            ("= Weekly\n:draft: true\n\ntext", true),
            ("= Weekly\n:status: draft\n", true),
            ("= Weekly\n:draft:\n", true),
            ("#+TITLE: x\n#+DRAFT: t\n", true),
            (":draft: false\n", false),
            (":draft: minutes of the call\n", false),
            (":status: done\n", false),
            ("draft: yes\n", false),
        ];
        for (text, expected) in rows {
            assert_eq!(drafts_in_fields(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_not_to_be_seen() {
        let rows = [
            ("draft", "yes", true),
            ("hidden", "true", true),
            ("hidden", "false", false),
            ("unlisted", "true", true),
            ("Status", "hidden", true),
            ("status", "open", false),
            ("expiryDate", "2026-01-01", true),
            ("expirydate", "2026-11-22T10:00:00Z", true),
            ("expiryDate", "2026-11-23", false),
            ("expiryDate", "soon", false),
            ("build", "{render: never}", true),
            ("_build", "{list: never}", true),
            ("build", "{render: always}", false),
            ("build", "fast", false),
            ("params", "{hidden: true}", true),
            ("cover", "{hidden: true}", false),
        ];
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        for (key, yaml, expected) in rows {
            let value: Value = serde_yaml::from_str(yaml).unwrap_or_default();
            assert_eq!(
                drafts::drafts(key, &value, today),
                expected,
                "{key}: {yaml}"
            );
        }
    }

    #[test]
    fn keys_of_others() {
        let rows = [
            ("visibility", "[private]", true),
            ("visibility", "[[public, internal]]", true),
            ("access", "{level: private}", true),
            ("status", "[confidential]", true),
            ("status", "under embargo", true),
            ("classification", "official-sensitive", true),
            ("classification", "not sensitive", false),
            ("readers", "team", true),
            ("restricted_to", "[team]", true),
            ("share", "true", false),
            ("share", "team", true),
            ("nda", "true", true),
            ("under_embargo", "true", true),
            ("under_embargo", "false", false),
            ("hide_until", "2027-03-01", true),
            ("hide_until", "2026-03-01", false),
            ("goes_public", "2027-03-01", true),
            ("publication_date", "2026-03-01", false),
            ("status", "[open]", false),
            ("classification", "['TLP:RED']", true),
            ("public", "[false]", true),
            ("classification", "Strictly Confidential", true),
            ("classification", "CONFIDENTIAL - board only", true),
            ("classification", "Internal use only", true),
            ("classification", "unclassified, not secret", false),
            ("classification", "non-confidential", false),
            ("classification", "not public", true),
            ("visibility", "members", true),
            ("visibility", "members-only", true),
            ("visibility", "private-group", true),
            ("visibility", "public to members", false),
            ("visibility", "everybody", false),
            ("access", "team", true),
            ("access", "[public, team]", true),
            ("sensitivity", "none", false),
            ("status", "internal review", false),
            ("notPublic", "true", true),
            ("members-only", "false", false),
            ("hiddenUntil", "\"2027-02-01\"", true),
            ("hidden_until", "2026-11-22", false),
            ("hidden_until", "soon", true),
            ("publishDate", "2027-02-01", true),
            ("publishdate", "2026-11-23T08:00:00Z", true),
            ("publish_date", "2026-11-22", false),
            ("publish_date", "20270201", true),
            ("pubDate", "'Feb 01 2027'", true),
            ("pubDate", "'Jul 8 2022'", false),
            ("pubDate", "'Mon, 01 Feb 2027 10:00:00 GMT'", true),
            ("pubDate", "Candlemas 2027", true),
            ("pubDate", "Candlemas 2022", false),
            ("pubDate", "", false),
            ("embargo", "lifted 2026-01-01", false),
            ("embargo", "2026-01-01 (over)", false),
            ("embargo", "lifted 2027-01-01", true),
            ("hidden", "true", true),
            ("do_not_publish", "yes", true),
            ("sensitive", "false", false),
            ("visibility", "hidden", true),
            ("audience", "internal", true),
            ("traffic-light-protocol", "amber", true),
            ("traffic_light", "clear", false),
            ("crd", "2027-05-01", true),
            ("disclosure_date", "2026-05-01", false),
            ("planned_disclosure", "2027-05-01", true),
            ("planned_disclosure", "2026-05-01", false),
            ("responsible_disclosure", "https://e.org/2027", false),
            ("responsible_disclosure", "90 days", false),
            ("tags", "[secret]", false),
            ("tags", "[embargo, policy]", false),
            ("tags", "[embargo]", true),
            ("tags", "[embargoed, policy]", true),
            ("tags", "[embargo, confidential, policy]", true),
            ("labels", "[embargo, policy]", true),
        ];
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        for (key, yaml, expected) in rows {
            let value: Value = serde_yaml::from_str(yaml).unwrap_or_default();
            assert_eq!(withholds(key, &value, today), expected, "{key}: {yaml}");
        }
        assert!(!flag_by_sight("publishDate = 2019-01-01"));
        assert!(flag_by_sight("hiddenUntil = 2019-01-01"));
    }
}
