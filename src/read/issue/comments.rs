//! Public comments on an issue, as GitLab's API (`notes`, `discussions`), its exports (`notes`), Pagure and GitHub (`comments`)
//! tell them. The JSON object of an issue in, comments out, oldest first. A comment is public if nothing says otherwise:
//! a flag that is there and is not plainly `false` withholds it, what would withhold a ticket does, and so does the same comment
//! told elsewhere with such a flag, or another one of its thread. What a tracker writes by itself is no comment: it may name what
//! is confidential.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde_json::Value;

use super::fields::{Object, first_text, instant, list, text};
use crate::model::issue::Comment;
use crate::model::unseen::without_comments;
use crate::place::Place;
use crate::read::tlp::{self, Mode};
use crate::read::withhold;
use crate::seal::Sealed;

/// Flags that withhold: what GitLab writes by itself and what only members may read (one flag under two names), the same
/// of Pagure and of Redmine, what somebody took back, and what GitHub folds away.
const FLAGS: &[&str] = &[
    "system",
    "internal",
    "confidential",
    "notification",
    "private",
    "private_notes",
    "deleted",
    "isMinimized",
];

/// By what a comment is known again: its number, and when who wrote what.
#[derive(PartialEq, Eq, Hash)]
enum Key<'v> {
    Number(u64),
    Words(&'v str, Option<&'v str>, &'v str),
}

/// A comment and whether all that surrounds it is public.
struct ToldComment<'v> {
    note: &'v Object,
    open: bool,
}

/// Reads the comments of an issue that stands at a place, as they are public on a day; what is withheld of them is sealed.
pub fn read(issue: &Object, place: &Place, today: NaiveDate, sealed: &mut Sealed) -> Vec<Comment> {
    let told = told(issue, today);
    let public = |told: &&ToldComment<'_>| told.open && is_public(told.note, today);
    let secret: HashSet<Key<'_>> = told
        .iter()
        .filter(|told| !public(told))
        .flat_map(|told| keys(told.note))
        .collect();
    let closed = told.iter().filter(|told| !public(told));
    let closed: HashSet<&str> = closed.filter_map(|told| thread(told.note)).collect();
    let mut seen = HashSet::new();
    let mut comments = Vec::new();
    for told in &told {
        let (keys, body) = (keys(told.note), body(told.note));
        let inside = thread(told.note).is_some_and(|thread| closed.contains(thread));
        if inside || !public(&told) || keys.iter().any(|key| secret.contains(key)) {
            sealed.text(place, body);
            continue;
        }
        tlp::seal_closed(sealed, place, body, false, Mode::Talk);
        if !keys.iter().any(|key| seen.contains(key)) {
            comments.extend(comment(told.note));
        }
        seen.extend(keys);
    }
    comments.sort_by_key(|comment| comment.at);
    comments
}

/// Everything that may be a comment: single ones, and those of threads.
fn told(issue: &Object, today: NaiveDate) -> Vec<ToldComment<'_>> {
    let single = SINGLE.iter().flat_map(|key| list(issue, key));
    let single = single.filter_map(Value::as_object);
    let single = single.map(|note| ToldComment { note, open: true });
    let threads = THREADS.iter().flat_map(|key| list(issue, key));
    let threads = threads.flat_map(|thread| {
        let notes = match thread {
            Value::Array(notes) => notes.iter().collect(),
            Value::Object(thread) => list(thread, "notes"),
            _ => Vec::new(),
        };
        let notes: Vec<&Object> = notes.into_iter().filter_map(Value::as_object).collect();
        let is_open = |object: &Object| is_public(object, today);
        let own = |note: &&&Object| note.get("system") != Some(&Value::Bool(true));
        let open = thread.as_object().is_none_or(is_open)
            && notes.iter().filter(own).all(|note| is_open(note));
        notes
            .into_iter()
            .map(move |note| ToldComment { note, open })
    });
    single.chain(threads).collect()
}

/// Whether a key is that of a list of comments, or of threads of them.
pub(super) fn are_below(key: &str) -> bool {
    SINGLE.contains(&key) || THREADS.contains(&key)
}

/// Names of lists of comments, and of lists of threads of them.
const SINGLE: &[&str] = &["notes", "Notes", "comments"];
const THREADS: &[&str] = &["discussions", "discussion"];

/// Whether no flag withholds a comment, or a thread of them.
pub fn is_public(object: &Object, today: NaiveDate) -> bool {
    // Jira tells there which group or role alone may read it.
    let shared = object.get("visibility").is_some_and(Value::is_object);
    !shared
        && says_public(object)
        && !withhold::ticket(object, "", &[], "", today)
        && !withhold::of_comment(body(object), today)
}

fn says_public(object: &Object) -> bool {
    FLAGS.iter().all(|flag| match object.get(*flag) {
        None | Some(Value::Bool(false)) => true,
        // Old exports have it so where nobody said that a comment is confidential; the other name of that flag is never null.
        Some(Value::Null) => *flag != "internal",
        _ => false,
    })
}

fn keys(note: &Object) -> Vec<Key<'_>> {
    let number = note.get("id").and_then(Value::as_u64).map(Key::Number);
    let words = time(note).map(|at| Key::Words(at, author(note), body(note)));
    number.into_iter().chain(words).collect()
}

/// The thread of a comment, where an export tells it. What the tracker writes by itself is in no thread.
pub fn thread(note: &Object) -> Option<&str> {
    text(note, "discussion_id").filter(|_| note.get("system") != Some(&Value::Bool(true)))
}

/// A comment, unless nothing of it is left to show: what of a template nobody sees is nothing.
fn comment(note: &Object) -> Option<Comment> {
    let text = body(note).replace("\r\n", "\n");
    let body = tlp::open_lines(&text, Mode::Talk).text;
    let comment = Comment {
        author: author(note).map(str::to_owned),
        at: time(note).and_then(instant),
        body: body.into_owned(),
    };
    (!without_comments(&comment.body).trim().is_empty()).then_some(comment)
}

fn body(note: &Object) -> &str {
    first_text(note, &["body", "note", "comment"]).unwrap_or("")
}

/// The name by which the author signs in, else, in exports, what they call themselves.
fn author(note: &Object) -> Option<&str> {
    let user = note.get("author").or_else(|| note.get("user"))?;
    first_text(user.as_object()?, &["username", "login", "name"])
}

fn time(note: &Object) -> Option<&str> {
    first_text(note, &["created_at", "date_created", "createdAt"])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use serde_json::json;

    fn comments_of(issue: &Value) -> Vec<Comment> {
        let place = Place::file(&Arc::from("a.json"));
        let issue = issue.as_object().expect("an object");
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        read(issue, &place, today, &mut Sealed::default())
    }

    fn bodies(issue: Value) -> Vec<String> {
        let comments = comments_of(&issue);
        comments.into_iter().map(|comment| comment.body).collect()
    }

    #[test]
    fn every_form_of_every_flag() {
        let harmless = [json!(false)];
        let withholding = [
            json!(true),
            json!("false"),
            json!(0),
            json!(1),
            json!([]),
            json!({}),
            json!(""),
        ];
        let shown = |flag: &str, value: &Value| {
            let note = json!({"body": "text", flag: value});
            let single = bodies(json!({"notes": [note.clone()]}));
            let thread = bodies(json!({"discussions": [{"notes": [note]}]}));
            let around =
                bodies(json!({"discussions": [{flag: value, "notes": [{"body": "text"}]}]}));
            assert_eq!((&single, &single), (&thread, &around), "{flag}: {value}");
            single.len()
        };
        for flag in FLAGS {
            for value in &harmless {
                assert_eq!(shown(flag, value), 1, "{flag}: {value}");
            }
            for value in &withholding {
                assert_eq!(shown(flag, value), 0, "{flag}: {value}");
            }
            let null = usize::from(*flag != "internal");
            assert_eq!(shown(flag, &Value::Null), null, "{flag}: null");
        }
    }

    #[test]
    fn words_of_other_trackers() {
        let rows = [
            (json!({"visibility": "private"}), 0),
            (json!({"visibility": "internal"}), 0),
            (json!({"visibility": "public"}), 1),
            (json!({"visibility": {"type": "role", "value": "Boats"}}), 0),
            (json!({"visibility": null, "public": true}), 1),
            (json!({"is_private": true}), 0),
            (json!({"isPrivate": true}), 0),
            (json!({"is_private": false, "is_internal": false}), 1),
            (json!({"is_internal": true}), 0),
            (json!({"public": false}), 0),
            (json!({"is_public": false}), 0),
            (json!({"tlp": "RED"}), 0),
            (json!({"tlp": "CLEAR"}), 1),
            (json!({"hidden": true}), 0),
            (json!({"embargo_until": "2027-01-01"}), 0),
            (json!({"embargo_until": "2026-01-01"}), 1),
            (
                json!({"type": "DiscussionNote", "resolvable": true, "resolved": false,
                "noteable_type": "Issue", "commands_changes": {}, "imported": false,
                "position": {"new_path": "private"}, "attachment": null}),
                1,
            ),
        ];
        for (flags, expected) in rows {
            let mut note = json!({"body": "text", "internal": false, "system": false});
            let flags = flags.as_object().cloned().unwrap_or_default();
            note.as_object_mut().expect("an object").extend(flags);
            let found = bodies(json!({"notes": [note.clone()]}));
            assert_eq!(found.len(), expected, "{note}");
        }
    }

    #[test]
    fn one_comment_in_two_lists_is_told_once_and_in_doubt_not_at_all() {
        let note = |id: u64, day: u32, internal: bool| {
            json!({"id": id, "body": format!("note {id}"), "internal": internal,
                "created_at": format!("2026-01-0{day}T00:00:00Z"), "author": {"username": "ash"}})
        };
        let mut nameless = note(3, 3, true);
        nameless.as_object_mut().expect("an object").remove("id");
        let issue = json!({
            "notes": [note(2, 2, false), note(1, 1, false), note(3, 3, false), note(4, 4, false)],
            "discussions": [{"notes": [note(1, 1, false)]}, {"notes": [nameless]}, {"notes": [note(4, 5, true)]}],
        });
        assert_eq!(bodies(issue), ["note 1", "note 2"]);
    }

    #[test]
    fn a_thread_is_as_secret_as_its_most_secret_comment() {
        let note = |text: &str, thread: &str, internal: bool, system: bool| json!({"note": text, "internal": internal, "system": system, "discussion_id": thread});
        let notes = json!({"notes": [
            note("root", "a", true, false), note("reply", "a", false, false),
            note("open", "b", false, false), note("moved", "b", false, true),
        ]});
        assert_eq!(bodies(notes), ["open"]);
    }

    #[test]
    fn each_source_has_its_own_words() {
        let issue = json!({
            "notes": [
                {"body": "api", "author": {"username": "ash", "name": "Ash"}, "created_at": "2026-01-01T00:00:00.5Z"},
                {"note": "export", "author": {"name": "Birch"}, "created_at": "2026-01-02T01:00:00+01:00"},
                {"body": " "}, {"body": 7}, "no object", {"body": "<!-- steps -->\n<!-- versions -->"},
            ],
            "comments": [{"comment": "pagure", "user": {"name": "tarn"}, "date_created": "1767398400"},
                {"body": "github", "author": {"login": "reed"}, "createdAt": "2026-01-04T00:00:00Z", "isMinimized": false}],
            "discussions": 5,
        });
        let read = comments_of(&issue);
        let told: Vec<String> = read
            .iter()
            .map(|comment| {
                let day = comment.at.map(|at| at.date_naive().to_string());
                let author = comment.author.as_deref();
                format!("{:?} {author:?} {day:?}", comment.body)
            })
            .collect();
        let expected = [
            r#""api" Some("ash") Some("2026-01-01")"#,
            r#""export" Some("Birch") Some("2026-01-02")"#,
            r#""pagure" Some("tarn") Some("2026-01-03")"#,
            r#""github" Some("reed") Some("2026-01-04")"#,
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_tlp_label_takes_out_what_follows() {
        let note = json!({"notes": [{"body": "one\r\nTLP:RED\r\ntwo\r\nTLP:CLEAR\r\nthree"}]});
        assert_eq!(bodies(note), ["one\nTLP:CLEAR\nthree"]);
        assert_eq!(
            bodies(json!({"notes": [{"body": "TLP:AMBER two"}]})),
            [""; 0]
        );
    }
}
