//! What templates print without escaping: only what the types of the views call HTML, which `view/html.rs` alone makes.
//! Templates and types in; every `| safe` behind anything else out.

use std::collections::BTreeMap;
use std::fs;

use super::types::{Kind, Types};
use super::{SHARED, TEMPLATES, root};

/// What a shared part is handed, by the names of the part and of what it is handed, where it prints some of it unescaped.
const HANDED: &[(&str, &str, &str)] = &[
    ("item_row", "row", "ItemRow"),
    ("decision_row", "row", "DecisionRow"),
    ("decided_row", "taken", "Decided"),
    ("action_row", "row", "ActionRow"),
    ("call_row", "row", "CallRow"),
    ("said_row", "row", "SaidRow"),
    ("told_action", "action", "ToldAction"),
    ("update", "update", "UpdateView"),
    ("checklist", "list", "ChecklistView"),
];

/// Names and their types, the inner ones last.
type Scope = Vec<Vec<(String, Kind)>>;

#[test]
fn only_what_is_html_by_its_type_is_printed_unescaped() {
    let types = Types::read(&root().join("src/view"));
    let folder = root().join("themes/default/templates");
    let views: BTreeMap<&str, &str> = TEMPLATES.iter().copied().collect();
    let mut printed = 0;
    for name in TEMPLATES.iter().map(|(name, _)| name).chain(SHARED) {
        let text = fs::read_to_string(folder.join(name)).expect("a template");
        let view = views.get(name).copied().unwrap_or("");
        printed += assert_printed(name, &text, view, &types);
    }
    assert!(printed > 30, "only {printed} places were found");
    // The control: a text is found out, and so is what nobody knows.
    for wrong in [
        "{{ view.title | safe }}",
        "{{ other.body|safe }}",
        "{% for row in view.meetings %}{{ row.title | safe }}{% endfor %}",
    ] {
        let told = std::panic::catch_unwind(|| assert_printed("x", wrong, "PageRow", &types));
        assert!(told.is_err(), "{wrong}");
    }
}

/// Fails with the first thing that is printed unescaped and is no HTML; how many there are.
fn assert_printed(name: &str, template: &str, view: &str, types: &Types) -> usize {
    let mut scope: Scope = vec![vec![("view".to_owned(), Kind::Record(view.to_owned()))]];
    let mut printed = 0;
    for tag in template.split('{').skip(1) {
        let inner = tag
            .split(['}', '%'])
            .nth(usize::from(tag.starts_with('%')))
            .unwrap_or("");
        let inner = inner.trim_matches(['-', ' ']);
        if tag.starts_with('%') {
            follow(&mut scope, inner, types);
        } else if let Some((what, _)) = inner
            .split_once('|')
            .filter(|(_, filters)| filters.contains("safe"))
        {
            let kind = kind_of(&scope, what.trim(), types);
            assert!(
                is_html(kind.as_ref()),
                "{name}: {} is {kind:?}",
                what.trim()
            );
            printed += 1;
        }
    }
    let words = template.matches("safe").count();
    assert_eq!(words, printed, "{name}: a word `safe` that is no filter");
    printed
}

fn is_html(kind: Option<&Kind>) -> bool {
    match kind {
        Some(Kind::Html) => true,
        Some(Kind::Maybe(of)) => is_html(Some(of)),
        _ => false,
    }
}

/// What a statement names or forgets.
fn follow(scope: &mut Scope, statement: &str, types: &Types) {
    let words: Vec<&str> = statement.split([' ', '(', ')', ',']).collect();
    match words[..] {
        ["for", name, "in", list, ..] => {
            let element = match kind_of(scope, list, types) {
                Some(Kind::List(of)) => vec![(name.to_owned(), *of)],
                _ => Vec::new(),
            };
            scope.push(element);
        }
        ["component", part, ..] => {
            let handed = HANDED.iter().filter(|(known, ..)| *known == part);
            let named = |(_, name, kind): &(&str, &str, &str)| {
                ((*name).to_owned(), Kind::Record((*kind).to_owned()))
            };
            scope.push(handed.map(named).collect());
        }
        ["set", name, "=", value, ..] => {
            if let (Some(kind), Some(last)) = (kind_of(scope, value, types), scope.last_mut()) {
                last.push((name.to_owned(), kind));
            }
        }
        ["endfor" | "endcomponent", ..] => drop(scope.pop()),
        _ => {}
    }
}

/// The type of `name.field.field`.
fn kind_of(scope: &Scope, path: &str, types: &Types) -> Option<Kind> {
    let mut parts = path.split('.');
    let first = parts.next()?;
    let known = scope
        .iter()
        .rev()
        .find_map(|names| names.iter().rev().find(|(name, _)| name == first));
    parts.try_fold(known?.1.clone(), |kind, part| {
        let fields = &types.of(kind.record()?).fields;
        fields
            .iter()
            .find(|field| field.name == part)
            .map(|field| field.kind.clone())
    })
}
