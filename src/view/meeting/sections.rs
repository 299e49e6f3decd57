//! The minutes of a meeting by topic: items, what a scribe wrote of others, and the part of the log that belongs to each.
//! A meeting in, sections out.

use std::collections::HashMap;

use super::fields::{ItemView, Section, SpeechView, TalkView};
use crate::model::meeting::{Item, ItemKind, Meeting};
use crate::view::html::{self, Html};
use crate::view::log_html::Talk;
use crate::view::{Sight, words};

/// Topics with their items; the first may be without a title.
pub(super) fn sections(sight: &Sight<'_>, meeting: &Meeting, root: &str) -> Vec<Section> {
    let mut speech = speech(sight, meeting, root);
    let early = speech.remove(&None).unwrap_or_default();
    let mut sections: Vec<Section> = Vec::new();
    sections.extend((!early.is_empty()).then(|| untitled(early)));
    for (index, found) in meeting.standing() {
        if found.kind.is_heading() {
            sections.push(Section {
                anchor: Some(format!("i-{index}")),
                title: html::line(&found.text, &sight.linker, root),
                line: found.anchor(),
                sub: found.kind == ItemKind::Subtopic,
                items: Vec::new(),
                speech: speech.remove(&Some(index)).unwrap_or_default(),
                talk: None,
            });
            continue;
        }
        if sections.is_empty() {
            sections.push(untitled(Vec::new()));
        }
        let view = item(sight, index, found, root);
        if let Some(section) = sections.last_mut() {
            section.items.push(view);
        }
    }
    sections
}

/// Puts what was said under its topics; what was said before the first gets a section of its own.
pub(super) fn give_talk(sections: &mut Vec<Section>, talk: Vec<Talk>) {
    let mut by_anchor: HashMap<Option<String>, usize> = HashMap::new();
    for (at, section) in sections.iter().enumerate() {
        by_anchor.entry(section.anchor.clone()).or_insert(at);
    }
    let mut before = Vec::new();
    for talk in talk {
        let anchor = talk.topic.map(|index| format!("i-{index}"));
        let view = TalkView {
            html: talk.html,
            messages: words::counted(talk.messages, "message", "messages"),
        };
        match by_anchor.get(&anchor) {
            Some(at) => sections[*at].talk = Some(view),
            None => before.push(Section {
                talk: Some(view),
                ..untitled(Vec::new())
            }),
        }
    }
    sections.splice(0..0, before);
}

/// A section for what stands before the first topic.
fn untitled(speech: Vec<SpeechView>) -> Section {
    Section {
        speech,
        ..Section::default()
    }
}

/// What was said under each topic, as the scribe wrote it.
fn speech(
    sight: &Sight<'_>,
    meeting: &Meeting,
    root: &str,
) -> HashMap<Option<usize>, Vec<SpeechView>> {
    let mut by_topic: HashMap<Option<usize>, Vec<SpeechView>> = HashMap::new();
    for speech in &meeting.minutes.speech {
        by_topic.entry(speech.topic).or_default().push(SpeechView {
            speaker: speech.speaker.as_ref().map(|speaker| sight.clean(speaker)),
            typed: speech.typed,
            text: spoken(sight, &speech.text, root),
            line: format!("l-{}", speech.line),
        });
    }
    by_topic
}

/// What was said, a line each that the scribe wrote; all but the first go on with what was said before, as scribe.perl shows them.
fn spoken(sight: &Sight<'_>, text: &str, root: &str) -> Html {
    let lines = text
        .lines()
        .map(|line| html::line(line, &sight.linker, root));
    let mut parts = Vec::new();
    for line in lines {
        if !parts.is_empty() {
            parts.push(Html::made("<br>\u{2026} ".to_owned()));
        }
        parts.push(line);
    }
    Html::joined(parts)
}

/// An item of the minutes.
pub(super) fn item(sight: &Sight<'_>, index: usize, item: &Item, root: &str) -> ItemView {
    ItemView {
        anchor: format!("i-{index}"),
        kind: item.kind.as_str(),
        text: html::line(&item.text, &sight.linker, root),
        nick: sight.clean(&item.nick),
        time: item.time.map(crate::model::log::Clock::text),
        line: item.anchor(),
    }
}
