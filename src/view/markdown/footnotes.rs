//! Footnotes: numbered in the order in which a text names them, and told at its end. Events in, the same with all definitions
//! in a list behind them out; what nobody names is told last.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

/// The numbers of footnotes.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// Of those that are defined, by label.
    numbers: HashMap<String, usize>,
    /// How many are named: the numbers up to this one.
    named: usize,
}

impl Footnotes {
    /// The number of a footnote.
    pub(super) fn number(&self, label: &str) -> Option<usize> {
        self.numbers.get(label).copied()
    }

    /// Whether the text names a footnote.
    pub(super) fn is_named(&self, number: usize) -> bool {
        number <= self.named
    }
}

/// A footnote as it is written.
type Definition<'t> = (CowStr<'t>, Vec<Event<'t>>);

/// Moves all footnotes to the end, each inside an item of a list.
pub(super) fn at_end(events: Vec<Event<'_>>) -> (Vec<Event<'_>>, Footnotes) {
    let defines = |event: &Event<'_>| matches!(event, Event::Start(Tag::FootnoteDefinition(_)));
    if !events.iter().any(defines) {
        return (events, Footnotes::default());
    }
    let (mut text, told) = apart(events);
    let (order, named) = order(&text, &told);
    let mut footnotes = Footnotes {
        numbers: HashMap::new(),
        named,
    };
    let mut told: Vec<Option<Definition<'_>>> = told.into_iter().map(Some).collect();
    text.push(Event::Rule);
    text.push(Event::Start(Tag::List(Some(1))));
    for (at, index) in order.into_iter().enumerate() {
        let Some((label, inside)) = told[index].take() else {
            continue;
        };
        footnotes.numbers.entry(label.to_string()).or_insert(at + 1);
        item(label, inside, &mut text);
    }
    text.push(Event::End(TagEnd::List(true)));
    (text, footnotes)
}

/// The text without its footnotes, and these.
fn apart(events: Vec<Event<'_>>) -> (Vec<Event<'_>>, Vec<Definition<'_>>) {
    let (mut text, mut told, mut open) = (Vec::with_capacity(events.len()), Vec::new(), Vec::new());
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => open.push((label, Vec::new())),
            Event::End(TagEnd::FootnoteDefinition) => told.extend(open.pop()),
            other => match open.last_mut() {
                Some((_, inside)) => inside.push(other),
                None => text.push(other),
            },
        }
    }
    (text, told)
}

/// Indexes of the definitions in the order of their numbers, and how many of them are named: by the text, or by others.
fn order(text: &[Event<'_>], told: &[Definition<'_>]) -> (Vec<usize>, usize) {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (index, (label, _)) in told.iter().enumerate() {
        places.entry(label).or_insert(index);
    }
    let (mut order, mut taken) = (Vec::new(), vec![false; told.len()]);
    let mut name = |events: &[Event<'_>], order: &mut Vec<usize>| {
        for event in events {
            if let Event::FootnoteReference(label) = event
                && let Some(index) = places.get(&**label)
                && !std::mem::replace(&mut taken[*index], true)
            {
                order.push(*index);
            }
        }
    };
    name(text, &mut order);
    let mut done = 0;
    while let Some(index) = order.get(done).copied() {
        name(&told[index].1, &mut order);
        done += 1;
    }
    let named = order.len();
    order.extend((0..told.len()).filter(|index| !taken[*index]));
    (order, named)
}

/// A footnote as an item; what leads back from it stands in its last paragraph.
fn item<'t>(label: CowStr<'t>, mut inside: Vec<Event<'t>>, out: &mut Vec<Event<'t>>) {
    out.push(Event::Start(Tag::Item));
    out.push(Event::Start(Tag::FootnoteDefinition(label)));
    let last = inside.pop_if(|last| matches!(last, Event::End(TagEnd::Paragraph)));
    out.extend(inside);
    out.push(Event::End(TagEnd::FootnoteDefinition));
    out.extend(last);
    out.push(Event::End(TagEnd::Item));
}
