//! Who was at a meeting of which only notes are left, who was not, who led and who wrote: what lines, lists and tables below a label
//! such as `Present:` or a heading of such words name, and front matter. Notes and people in, the roll of the meeting out.

use std::collections::HashSet;

use super::chair::may_be_one;
use super::front::Roll;
use super::lines::{is_label, told};
use super::named::Named;
use super::names::person;
use super::people::Found;
use super::words::{self, Part};
use crate::model::meeting::{Attendee, Meeting};
use crate::model::person::People;
use crate::read::markdown::entries::{Entry, Shape, entries};
use crate::read::markdown::label::{label, words};
use crate::read::meeting::naming::is_early;

/// Fills in the people of a meeting: everybody named stands there as typed. Of those present whoever is declared or told by a nick
/// is one of its people; whoever is told by a full name alone is so only where real names may be shown.
pub(in crate::read) fn fill(meeting: &mut Meeting, told: &Roll, people: &People, in_full: bool) {
    let mut found = Found::of(people);
    told.named()
        .for_each(|(part, one)| found.take(part, one, true));
    // Who was there beside a log no agenda tells.
    let logged = !meeting.parts.is_empty();
    let notes = meeting.notes.iter();
    for notes in notes.filter(|notes| !logged || !is_early(&notes.path)) {
        found.text(&notes.markdown);
    }
    let spoke = meeting.attendance.iter();
    let spoke = spoke.map(|there| people.id_of(&there.nick, there.matrix.as_deref()));
    let mut attending: HashSet<String> = spoke.collect();
    let mut new = Vec::new();
    let all = found.all();
    for (part, one) in &all {
        let known = person(one, people);
        let led = is_beside_roll(*part, one, &all, people);
        let there = match known {
            _ if *part != Part::Present && !led => None,
            Some(person) => Some((person.nick.clone(), person.matrix.clone())),
            None => nick(one, in_full).map(|nick| (nick.to_owned(), None)),
        };
        // A name that is not known by itself is told by the handle beside it.
        let bare = Named {
            name: one.name.clone(),
            ..Named::default()
        };
        let by_nick = *part == Part::Chair || person(&bare, people).is_none();
        let name = match (&there, known) {
            (_, Some(person)) if by_nick => person.nick.clone(),
            (Some((nick, _)), None) => nick.clone(),
            _ => one.name.clone(),
        };
        let minutes = &mut meeting.minutes;
        if led && there.is_some() && !minutes.present.contains(&name) {
            minutes.present.push(name.clone());
        }
        let there =
            there.filter(|(nick, matrix)| attending.insert(people.id_of(nick, matrix.as_deref())));
        new.extend(there.map(|(nick, matrix)| Attendee {
            matrix,
            ..Attendee::named(nick)
        }));
        let names = match part {
            Part::Present => &mut minutes.present,
            Part::Absent => &mut minutes.regrets,
            Part::Chair => &mut minutes.chairs,
            Part::Scribe => &mut minutes.scribes,
        };
        names.push(name);
    }
    meeting.minutes.chairs.sort();
    meeting.minutes.chairs.dedup();
    meeting.attendance.extend(new);
    meeting.attendance.sort_by(Attendee::order);
}

/// Whether somebody led or wrote of whom the roll says nothing: such a person was there as well. Who is told by another name than in the
/// roll is not counted twice.
fn is_beside_roll(part: Part, one: &Named, all: &[(Part, Named)], people: &People) -> bool {
    let same = |other: &Named| match (person(one, people), person(other, people)) {
        (Some(own), Some(other)) => own.id == other.id,
        _ => may_be_one(one, other),
    };
    let of_roll = |part: &Part| matches!(part, Part::Present | Part::Absent);
    let mut roll = all.iter().filter(|(part, _)| of_roll(part));
    !of_roll(&part) && !roll.any(|(_, other)| same(other))
}

/// The nick of somebody who is not declared: the handle beside the name, or a name of one word, as people have in rooms.
fn nick(one: &Named, in_full: bool) -> Option<&str> {
    let name = Some(one.name.as_str()).filter(|_| in_full || one.is_word());
    one.handle.as_deref().or(name)
}

/// Whether a text says who was at a meeting, be it in a heading.
pub(in crate::read) fn is_told(markdown: &str) -> bool {
    let says = |entry: &Entry<'_>| {
        let of_meeting = |text: &str| words(text).is_some_and(|words| words::is_of_meeting(&words));
        let labelled = label(&entry.text).is_some_and(|label| of_meeting(label.head));
        labelled || matches!(entry.shape, Shape::Heading(_)) && of_meeting(&entry.text)
    };
    entries(markdown, is_label).iter().any(says)
}

/// Whether a line says who was at a meeting, who led it or who wrote.
pub(in crate::read) fn tells_people(line: &str) -> bool {
    told(line).is_some_and(|(told, _)| told.sure && told.part != Part::Absent)
}

/// Whether the words of a heading say that people stand below it.
pub(in crate::read) fn is_heading_of_people(text: &str) -> bool {
    words(text).is_some_and(|words| words::part(&words).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::person::Person;

    /// What a text tells of people, of whom some are declared.
    fn roll(markdown: &str) -> String {
        let mut people = People::default();
        for (nick, name) in [("ash", "Ash Tree"), ("kim", "Kim Reed")] {
            people.declare(Person {
                id: nick.to_owned(),
                nick: nick.to_owned(),
                name: Some(name.to_owned()),
                matrix: None,
                gitlab: None,
                aliases: Vec::new(),
                nicks: Vec::new(),
                role: None,
                areas: Vec::new(),
                summary: None,
                declared: true,
            });
        }
        let mut found = Found::of(&people);
        found.text(markdown);
        let told = found
            .all()
            .into_iter()
            .map(|(part, one)| format!("{part:?} {}", one.name));
        told.collect::<Vec<String>>()
            .join(", ")
            .replace("Present ", "")
    }

    #[test]
    fn posts_that_say_who_was_there() {
        let rows = [
            ("# Weekly\n\n**Attendees:** ash\n", true),
            ("## Participants\n\n- ash\n", true),
            ("Present (3): ash", true),
            ("The present day: a boat", false),
            ("```\nPresent: ash\n```\n", false),
            ("# News\n\nWords.\n", false),
            (
                "# Talk with Ash\n\n**Guests:** ash\n\n## Conference attendees\n",
                false,
            ),
            ("**Pr\u{e9}sents** : ash\n", true),
        ];
        for (text, expected) in rows {
            assert_eq!(is_told(text), expected, "{text}");
        }
    }

    #[test]
    fn forms_in_which_notes_say_who_was_there() {
        let rows = [
            (
                "## Present\n\n* Ash Tree @ash (TSC)\n* Rowan Sail\n\nWe met.\n- boats\n",
                "Ash Tree, Rowan Sail",
            ),
            (
                "### Attendees\n- Ash Tree\n\n### Boats\n- Kim Reed\n",
                "Ash Tree",
            ),
            ("Attendees:\n- ash\n- kim\n", "ash, kim"),
            (
                "**Members Present**\n\n- Ash Tree\n- Kim Reed, Harbour Ltd\n",
                "Ash Tree, Kim Reed",
            ),
            (
                "**Attendees:**\n\n| Name | Abbr |\n|---|---|\n| Ash Tree | AT |\n| Rowan Sail | RS |\n",
                "Ash Tree, Rowan Sail",
            ),
            ("## Attendees\n- [x] Ash Tree\n- [ ] Kim Reed\n", "Ash Tree"),
            ("Attendance: ash, kim\n", "ash, kim"),
            (
                "In attendance: ash\nRegrets: Kim Reed\nChair: ash\nScribe: @kim\n",
                "ash, Absent Kim Reed, Chair ash, Scribe kim",
            ),
            ("Participants: @ash @kim\n", "ash, kim"),
            (
                "- Present: Ash Tree - chair, Kim Reed\n",
                "Chair Ash Tree, Ash Tree, Kim Reed",
            ),
            (
                "Present: ash, birch (notes). Regrets: reed.\n",
                "ash, Scribe birch, birch, Absent reed",
            ),
            ("Missing attendees: kim\n", "Absent kim"),
            (
                "## Attendance\n\nCouncil: ash, kim\nGuests: Rowan Sail\n",
                "ash, kim, Rowan Sail",
            ),
            (
                "## Attendance\n- Council: ash, kim\n- Ash Tree: by phone\n",
                "ash, kim, Ash Tree",
            ),
            ("- Attendees\n  - ash\n  - kim\n- boats\n", "ash, kim"),
            (
                "Present:\n- Rowan Sail, Harbour Ltd\n- Absent: kim\n",
                "Rowan Sail, Absent kim",
            ),
            ("> Present: ash\n", "ash"),
            (
                "Attendance:\n- Rowan Sail <rowan@boats.example>\n- [Max Fern](mailto:max@boats.example)\n- Lea Moss, lea@boats.example\n",
                "Rowan Sail, Max Fern, Lea Moss",
            ),
            (
                "Attendees: Rowan Sail <rowan@boats.example>, Max Fern <max@boats.example>\n",
                "Rowan Sail, Max Fern",
            ),
            (
                "## Present\n- Rowan Sail [@rs@boats.example](https://boats.example/@rs)\n- Max Fern https://max.example/\n- Lea Moss, Boats Inc [@lea@boats.example](https://boats.example/@lea)\n- [Ivy Dale](https://git.example/ivy) (she/her)\n- **Tom Hill** (chair)\n",
                "Rowan Sail, Max Fern, Lea Moss, Ivy Dale, Chair Tom Hill, Tom Hill",
            ),
            (
                "## Attendees\n| Company | Name | Present |\n|---|---|---|\n| Boats | Max Fern | x |\n| Nets | Lea Moss | |\n",
                "Max Fern, Absent Lea Moss",
            ),
            (
                "## Attendance\n- Max Fern: present\n- Lea Moss: absent\n- Ivy Dale: here\n- Tom Hill: chair\n- Council: ann, bob\n",
                "Max Fern, Absent Lea Moss, Ivy Dale, Chair Tom Hill, Tom Hill, ann, bob",
            ),
            (
                "## Attendance\n* TSC Attendees:\n    * [X] Max Fern - Nets\n    * [ ] Lea Moss\n* Other Attendees:\n    * N/A - Meeting not public\n",
                "Max Fern",
            ),
            (
                "### Attendees:\n\nMeeting chair pro tem: Max Fern, Boats Foundation\n\nTSC members:\n\n* [x] Lea Moss, Boats\n* [ ] Tom Hill\n\nAdditional attendees:\n\n* [x] Ivy Dale, Sails\n",
                "Chair Max Fern, Max Fern, Lea Moss, Ivy Dale",
            ),
            (
                "## Voting member attendance\n\n### Premier Representatives\n- [x] Max Fern - Boats\n- [ ] Lea Moss\n\n### Project Representatives\n- [x] Ivy Dale\n\n## Boats\n- [x] Tom Hill\n",
                "Max Fern, Ivy Dale",
            ),
            (
                "### Attendees\n* Max Fern&#x20;\n* Lea Moss &amp; Ivy Dale\n* Tom Hill- Boats (TH) - chair\n",
                "Max Fern, Lea Moss, Ivy Dale, Chair Tom Hill, Tom Hill",
            ),
            (
                "## Directors Present\n- Max Fern\n## Anwesende Mitglieder\nLea Moss, Ivy Dale\n## Entschuldigte\n- Tom Hill\n",
                "Max Fern, Lea Moss, Ivy Dale, Absent Tom Hill",
            ),
            (
                "\u{51fa}\u{5e2d}\u{8005}\u{ff1a}Max Fern\u{3001}Lea Moss\n**Excus\u{e9}(s)** : Ivy Dale\n",
                "Max Fern, Lea Moss, Absent Ivy Dale",
            ),
            (
                "## Attendees\n\n    Max Fern\n\n    Lea Moss\n",
                "Max Fern, Lea Moss",
            ),
            ("Roll call: Max Fern, Lea Moss\n", "Max Fern, Lea Moss"),
            (
                "## Teilnehmer:innen\n- Max Fern\n\nTeilnehmer:innen: Lea Moss\n",
                "Max Fern, Lea Moss",
            ),
            (
                "## Present\nMax Fern, Lea Moss\nGuests: Ivy Dale\n\nMax began and told what was to come:\n1. Greetings\n2. Formalities\n",
                "Max Fern, Lea Moss, Ivy Dale",
            ),
            (
                "## Present\n- [MaxF](https://git.example/max) // Max Fern (he/him)\n",
                "MaxF",
            ),
            (
                "Present: Max Fern, Lea Moss\nScribe: Lea\nChair: Max\n\nChair: thanks\n",
                "Max Fern, Lea Moss, Scribe Lea Moss, Chair Max Fern",
            ),
            (
                "## Present\n* Max Fern - Boats (MFE)\n\n**Scribe:** MFE\n",
                "Max Fern, Scribe Max Fern",
            ),
            (
                "# Call\n\nScribe: Dora\n\nChair: Cy\n\nPresent: ann, bob\n\nwords\n",
                "ann, bob, Scribe Dora, Chair Cy",
            ),
            ("# Call\n\nwords\n\n## Chair\nCy\n", "Chair Cy"),
            (
                "# Call\n\n**Chair:** Max Fern (lead) \u{b7} **Scribe:** Lea Moss \u{b7} **Phase:** build\n**Attendees:** Ivy Dale, Tom Hill \u{2013} **Apologies:** Kim Reed\n",
                "Chair Max Fern, Scribe Lea Moss, Ivy Dale, Tom Hill, Absent Kim Reed",
            ),
            (
                "**Date:** 8 October | **Present:** Max Fern, Lea Moss **Absent:** Tom Hill\n",
                "Max Fern, Lea Moss, Absent Tom Hill",
            ),
            (
                "Present: Max Fern, Lea Moss; Apologies: Tom Hill | Chair: Max\n",
                "Max Fern, Lea Moss, Absent Tom Hill, Chair Max Fern",
            ),
            (
                "# Board\n\n| **Chair** | Max Fern |\n|---|---|\n| **Present** | Max Fern, Lea Moss |\n| **Apologies** | Tom Hill |\n| **Place** | Pier |\n",
                "Chair Max Fern, Max Fern, Lea Moss, Absent Tom Hill",
            ),
            (
                "| | |\n|---|---|\n| Date | 2026-10-08 |\n| Scribe | Max |\n| Attendees | Max Fern<br>ivy |\n",
                "Max Fern, ivy, Scribe Max Fern",
            ),
            (
                "# Call\n\n## Oct 11th, 2026\n\n| Name | affiliation | username |\n|---|---|---|\n| Max Fern | Boats | @max |\n| lea | Nets | |\n* Ivy Dale to row\n",
                "Max Fern, lea",
            ),
            (
                "## Participants\n\n| Given Name | Family Name | Role | Present |\n|--|--|--|--|\n| Max | Fern | Co-Chair | Yes |\n| Lea | Moss | Member | |\n| Lea | Sail | Member | Yes |\n",
                "Chair Max Fern, Max Fern, Absent Lea Moss, Lea Sail",
            ),
            (
                "## Attendees\n\n**Foundation**\n\n- Max Fern\n\n*Community*\n\n- lea\n\n**Agenda**\n\n- Boat Race\n",
                "Max Fern, lea",
            ),
            (
                "## Attendees\n- Foundation\n  - Max Fern\n- **Community**\n  - Lea Moss (chair)\n- Ivy Dale\n",
                "Max Fern, Chair Lea Moss, Lea Moss, Ivy Dale",
            ),
            (
                "## Attendees\n\n### Attendees present\n\nNew members were there:\n\nMembers and officers present:\n\n- Max Fern, Boats\n\nFor the crew:\n\n- Lea Moss, Oars\n\nAlso present:\n\n- Ivy Dale\n\nNot present:\n\n- Tom Hill\n\nOthers:\n\n- Cy Lake\n",
                "Max Fern, Lea Moss, Ivy Dale, Absent Tom Hill",
            ),
            (
                "## Attendees\n\nRemote:\n- Max Fern\n\nIn person:\n- Lea Moss\n\nUnable to come:\n- Tom Hill\n",
                "Max Fern, Lea Moss",
            ),
            (
                "## Attendees\n\n### Foundation\n- Max Fern\n- Ropes\n### Community\n- @lea\n### Agenda\n- Boat Race\n## Nets\n- Tom Hill\n",
                "Max Fern, lea",
            ),
            (
                "## Attendees\n- Max Fern, Boats Inc (Chair)\n- Lea Moss, Nets, Inc. (Secretary)\n- Ivy Dale, Harbour (regrets)\n- Tom Hill (Chair), Boats\n- Vice chair: Cy Lake\n",
                "Chair Max Fern, Max Fern, Scribe Lea Moss, Lea Moss, Absent Ivy Dale, Chair Tom Hill, Tom Hill, Cy Lake",
            ),
            (
                "# Call\n\n- Board members present: Max, Lea (@lm)\n- WG Chair: Ivy Dale\n- Minutes taken by: Tom Hill\n- Recorder: @lm\n- Led by: Max\n",
                "Max, Lea, Chair Ivy Dale, Scribe Tom Hill, Scribe Lea, Chair Max",
            ),
            (
                "## Attendees\n\nMax Fern<br>Lea Moss<br />\n",
                "Max Fern, Lea Moss",
            ),
            (
                "# Call\n\nHost: Boat House\nNotes: Boat Race\nNext chair: Tom Hill\nPresent: Max Fern\n\n## Ropes\n\nLead: Max Fern\n- Nets chair: Lea Moss\n",
                "Max Fern",
            ),
            (
                "## Attendees & apologies\n- Max Fern\n- Lea Moss (absent)\n- Tom Hill \u{274c}\n",
                "Max Fern, Absent Lea Moss, Absent Tom Hill",
            ),
            (
                "## Apologies for absence\n- Max Fern\n\nApologies for absence: Lea Moss\n## Present at the meeting\n- Tom Hill\n",
                "Absent Max Fern, Absent Lea Moss, Tom Hill",
            ),
            (
                "## Attendees\n- (x) Max Fern\n- ( ) Lea Moss\n- Tom Hill ([@tom](https://git.example/tom))\n- @ivy:boats.example\n- quorum: yes\n- see [list](https://boats.example/list)\n",
                "Max Fern, Tom Hill, ivy",
            ),
            (
                "## Attendees\nMax Fern\\\nLea Moss \u{b7} Tom Hill\n",
                "Max Fern, Lea Moss, Tom Hill",
            ),
            ("Notes:\n- Boat Race\n\nHost:\n- Max Fern\n", ""),
            (
                "**Present:** Max Fern\n\n**Guests:** \n\n**Agenda Items**\n\n* Greet new members\n",
                "Max Fern",
            ),
            (
                "Present: Max Fern\n\n**Absent:**\n\n**Welcome**\n\nHello\n",
                "Max Fern",
            ),
            (
                "## Present\n- Max Fern\n## Regrets\n**Old business**\n- Boats\n",
                "Max Fern",
            ),
            (
                "# Attendance\n\n**Write your name or the handle you have here**\n\n- lea\n- Max\n",
                "lea, Max",
            ),
            (
                "**Attendance:**\n\n**Your names here!**\n\n- Max\n- lea\n",
                "Max, lea",
            ),
            ("Present: Max Fern\nRegrets:\nAgenda\n* Boats\n", "Max Fern"),
            (
                "**Present:**\n\nMax Fern, Lea Moss\n\n**Absent**\n\n- Tom Hill\n",
                "Max Fern, Lea Moss, Absent Tom Hill",
            ),
            (
                "# Board\n\n**Present:** Max Fern, Lea Moss\n\n## Boat fair\nPresent:\n- Ivy Dale\n\nAbsent:\n- Max Fern\n\n### Participants\n- Tom Hill\n",
                "Max Fern, Lea Moss",
            ),
            (
                "# Board\n\n## Morning\nPresent: Max Fern\n\n## Evening\nPresent: Ivy Dale\n\n### Meeting 3\nPresent: Tom Hill\n",
                "Max Fern, Ivy Dale, Tom Hill",
            ),
            (
                "**Present:** Max Fern (EF, Vice Chair), Lea Moss (EEA, Chair), Ivy Dale (L2 Chair)\n**Regrets:** Tom Hill (Nets Chair), Cy Lake (Secretary)\n",
                "Max Fern, Chair Lea Moss, Lea Moss, Ivy Dale, Absent Tom Hill, Absent Cy Lake",
            ),
            (
                "Chair/Note Taker: Max Fern\nPresent: Max Fern, Lea Moss\nAbsent: Lea Moss\n",
                "Scribe Max Fern, Chair Max Fern, Max Fern, Lea Moss",
            ),
            (
                "## Attendees :wave:\n- Ramon y Lago\n- Maria dos Santos\n- Max Fern: Boats\n- Lea Moss (she/her) Harbour\n- + Ines d'Arc\n",
                "Ramon y Lago, Maria dos Santos, Max Fern, Lea Moss, Ines d'Arc",
            ),
            (
                "**:wave: Aanwezig:** Max Fern, Lea Moss en Tom Hill\n\nAdministrateurs excus\u{e9}s : Ivy Dale\n",
                "Max Fern, Lea Moss, Tom Hill, Absent Ivy Dale",
            ),
            (
                "# Call\n\nPresent: Max Fern\n\n| Name | Company |\n|---|---|\n| Lea Moss | Nets |\n",
                "Max Fern",
            ),
            (
                "# Call\n\n**Gäste:** keine\n**Entschuldigt:** niemand\n**Anwesend:** max, lea\n",
                "max, lea",
            ),
            ("## Gäste\n\nkeine\n\n## Absents\n- Néant\n", ""),
            (
                "## Presentes\n- Max Fern: ausente\n- Lea Moss (ausente)\n- Tom Hill - nieobecny\n- Ivy Dale (on vacation)\n- Cy Lake (on vacation from Friday)\n",
                "Absent Max Fern, Absent Lea Moss, Absent Tom Hill, Absent Ivy Dale, Cy Lake",
            ),
            (
                "# Call\n\n**Protokollant*in**: Max Fern\n**Versammlungsleiter:in:** Lea Moss\n**Teilnehmer*innen:** Tom Hill\n",
                "Scribe Max Fern, Chair Lea Moss, Tom Hill",
            ),
            (
                "# Call\n\nSitzungsleiter:in: Max Fern\nRedator: Lea Moss\nTeilnehmer: Tom Hill\n",
                "Chair Max Fern, Scribe Lea Moss, Tom Hill",
            ),
            (
                "# Call\n\nPresent: Max Fern, Lea Moss\nChair: yuki\nScribe: aisha\n",
                "Max Fern, Lea Moss, Chair yuki, Scribe aisha",
            ),
            (
                "# Call\n\nPresent: Max Fern, Lea Moss\n\nChair: thanks\nChair: boats\n\nScribe: sorry\n",
                "Max Fern, Lea Moss",
            ),
            (
                "# Call\n\nAttendees: (change colour or add your entry)\n\n* MaxF (Nets)\n* @lea\n\n## Agenda\n\n* Boats\n",
                "MaxF, lea",
            ),
            (
                "**Attendees:** _(add yourself)_\n- max\n\n**Guests** (add your name)\n- lea\n",
                "max, lea",
            ),
            ("Attendees: please add your name\n- max\n", "max"),
            ("Attendees: 3\n- max\n", "max"),
            (
                "## Present\n\n* Harbour Foundation Council\n* Voting members\n\nMax Fern (@max)\nLea Moss (@lea)\n\n## Agenda\n",
                "Max Fern, Lea Moss",
            ),
            (
                "<p><strong>Present:</strong> max, Lea Moss</p>\n<div><b>Absent</b>: Tom Hill</div>\n",
                "max, Lea Moss, Absent Tom Hill",
            ),
            ("<p><strong>Present:</strong></p>\n\n- max\n", "max"),
            (
                "# Call\n\nWho may be asked:\n\n| Name | Company |\n|---|---|\n| Lea Moss | Nets |\n",
                "",
            ),
        ];
        for (text, expected) in rows {
            assert_eq!(roll(text), expected, "{text}");
        }
    }

    #[test]
    fn what_names_nobody() {
        let rows = [
            "## Present state\n- ash\n",
            "Chair: let us begin\nchair: thanks\n",
            "## Attendees\n\nPlease add yourself here\n\n- boats and nets were mended\n",
            "```\nPresent: ash\n```\n<!-- Present: kim -->\n",
            "Presents: ash\nWe said: ash\n",
            "Present: everyone\nAbsent: none\nAttendees: about 20 people\n",
            "## Present\n## Boats\n- ash\n",
            "# Attendees\n## Agenda\n- Boat Race\n- max\n\nNets\n| Sails |\n|---|\n| Ropes |\n",
            "Apologies: N/A\nRegrets:\n- N/A\n**Missing**: n/a\n",
            "* Attendees: see https://lists.example/crew/2026/list\nPresent: See https://boats.example\n",
            "Present: ash@boats.example\n[Attendees](https://boats.example/who)\n",
            "## Conference attendance\n- FOSDEM\n## The past and present\n- Max Fern\n",
            "Everybody was present: Max Fern\nThe chair: Lea Moss\n**Here** is Tom\n",
            "Kim: hello\nChair: Welcome\nKim: boats\nChair: Thanks\nScribe: sorry\n",
            "# Call\n\n## Ropes\n\n| Name | GitHub |\n|---|---|\n| Max Fern | @max |\n\n| Attendance | low |\n|---|---|\n| Attendance | high |\n",
            "# Call\n\n| Present | Absent |\n|---|---|\n| Boats | Nets |\n\n| Name | Boat |\n|---|---|\n| Max Fern | Heron |\n",
            "Attendees: about 20 people\n\n- boats\n\nGuests: ash@boats.example\n- nets\n",
            "Present: in Berlin\n",
            "## Present\n- Harbour Council\n\nWe heard from @max\n@lea\n",
            "Attendees:\n- Council:\n- Kim <[redacted]>\n- [redacted] Reed\n- Max [redacted]\n",
        ];
        for text in rows {
            assert_eq!(roll(text), "", "{text}");
        }
    }
}
