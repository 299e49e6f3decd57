//! Every file of the site: which there are, and how the bytes of each are made.
//! What is seen in, a flat list of outputs out; each can be made on its own, in any order.

mod addressed;
mod aliases;
pub mod attached;
mod clashes;
pub mod composed;
mod data;
mod dead_links;
pub mod keys;
pub(crate) mod own_rules;
mod pages;
mod texts;

use chrono::NaiveDate;
use serde::Serialize;

use crate::error::Error;
use crate::place::Place;
use crate::publish::redirects;
use crate::report::Note;
use crate::theme::Theme;
use crate::view::Sight;
use crate::view::linker::Answered;
use crate::view::page::PageMeta;
use crate::view::url;
pub use clashes::Others;

/// Makes the bytes of an output, in place of what the buffer holds.
type Make<'l> =
    Box<dyn Fn(&Sight<'_>, &Theme, &mut Vec<u8>) -> Result<(), Error> + Send + Sync + 'l>;

/// Lines of a log above which what is made of it is large: a thread makes some 500 in a millisecond.
const LARGE: u32 = 2_000;

/// Bytes of a page that come of a line, at the most as a rule.
const LINE: usize = 400;

/// A file of the site.
pub struct Output<'l> {
    /// Path inside the output folder.
    pub path: String,
    /// Another path at which the same bytes stand, for addresses that stay while records come.
    also: Option<String>,
    make: Make<'l>,
    /// The day of the last change, where a record tells.
    changed: Option<NaiveDate>,
    /// The file of the content tree to point at, should two outputs have one path.
    place: Option<Place>,
    /// The kind of record whose own checks tell two of one address.
    kind: Option<Kind>,
    /// Lines of the log that it is made of, if it is.
    lines: u32,
    /// The meeting that it is of, if it is of one: an index.
    meeting: Option<usize>,
}

/// A kind of record whose own checks tell two of one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Page,
    Person,
    Project,
    Issue,
    Feed,
}

impl<'l> Output<'l> {
    /// The bytes.
    pub fn bytes(&self, sight: &Sight<'_>, theme: &Theme) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        self.make(sight, theme, &mut bytes)?;
        Ok(bytes)
    }

    /// Makes the bytes in a buffer that others have used before: a page is large, and memory that is new is slow.
    pub fn make(&self, sight: &Sight<'_>, theme: &Theme, out: &mut Vec<u8>) -> Result<(), Error> {
        if self.is_large() {
            // Else a page of megabytes is copied each time that it has outgrown its memory.
            out.reserve(self.lines as usize * LINE);
        }
        (self.make)(sight, theme, out)
    }

    /// Every path at which the bytes stand.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.path.as_str()).chain(self.also.as_deref())
    }

    /// The meeting that it is of, if it is of one and stands at one path: an index.
    pub fn meeting(&self) -> Option<usize> {
        self.meeting.filter(|_| self.also.is_none())
    }

    /// Whether one thread has long to do with it, and had better begin early.
    pub fn is_large(&self) -> bool {
        self.lines > LARGE
    }

    fn also(&mut self, path: String) -> &mut Self {
        self.also = Some(path);
        self
    }

    fn changed(&mut self, day: Option<NaiveDate>) -> &mut Self {
        self.changed = day;
        self
    }

    fn place(&mut self, place: Place) -> &mut Self {
        self.place = Some(place);
        self
    }

    fn kind(&mut self, kind: Kind) -> &mut Self {
        self.kind = Some(kind);
        self
    }

    fn lines(&mut self, lines: u32) -> &mut Self {
        self.lines = lines;
        self
    }

    fn of_meeting(&mut self, index: usize) -> &mut Self {
        self.meeting = Some(index);
        self
    }
}

/// Outputs as they are gathered.
struct Plan<'l> {
    outputs: Vec<Output<'l>>,
    notes: Vec<Note>,
}

impl<'l> Plan<'l> {
    /// Anything at all.
    fn make(
        &mut self,
        path: String,
        make: impl Fn(&Sight<'_>, &Theme, &mut Vec<u8>) -> Result<(), Error> + Send + Sync + 'l,
    ) -> &mut Output<'l> {
        self.outputs.push(Output {
            path,
            also: None,
            make: Box::new(make),
            changed: None,
            place: None,
            kind: None,
            lines: 0,
            meeting: None,
        });
        let last = self.outputs.len() - 1;
        &mut self.outputs[last]
    }

    /// A page made of a view by a template.
    fn page<V: Serialize>(
        &mut self,
        slug: &str,
        template: &'static str,
        view: impl Fn(&Sight<'_>) -> (PageMeta, V) + Send + Sync + 'l,
    ) -> &mut Output<'l> {
        self.make(url::file(slug), move |sight, theme, out| {
            let (meta, view) = view(sight);
            theme.render(template, &meta, &view, out)
        })
    }

    /// A file that is no page.
    fn file(
        &mut self,
        path: impl Into<String>,
        bytes: impl Fn(&Sight<'_>) -> Vec<u8> + Send + Sync + 'l,
    ) -> &mut Output<'l> {
        self.make(path.into(), move |sight, _, out| {
            *out = bytes(sight);
            Ok(())
        })
    }

    /// A file whose text is known already.
    fn text(&mut self, path: impl Into<String>, text: String) -> &mut Output<'l> {
        self.file(path, move |_| text.clone().into_bytes())
    }
}

/// A planned site.
pub struct Planned<'l> {
    /// Its files, but for those of others.
    pub outputs: Vec<Output<'l>>,
    /// What is doubtful about them.
    pub notes: Vec<Note>,
    /// Where addresses in texts lead that only the files tell.
    pub answered: Answered,
}

/// Everything the site consists of but for the others, and what is doubtful about that.
pub fn plan<'l>(sight: &Sight<'l>, theme: &Theme, others: &Others) -> Planned<'l> {
    let mut plan = Plan {
        outputs: Vec::new(),
        notes: Vec::new(),
    };
    let of_pages = || {
        pages::plan(sight, &mut plan);
        data::plan(sight, theme, &mut plan);
    };
    let redirects = || {
        let (own, file) = own_rules::text(sight.library).unwrap_or_default();
        let notes = own_rules::notes(sight.library, &own, &file);
        (redirects::redirects(sight, &own), notes)
    };
    let ((), (redirects, outside)) = rayon::join(of_pages, redirects);
    plan.notes.extend(outside);
    let doubts = dead_links::doubts(sight);
    let rules = doubts.first().map(|_| redirects.0.clone());
    pages::plan_redirects(sight.library, redirects, &mut plan);
    addressed::plan(sight, &mut plan);
    let rules = rules.unwrap_or_default();
    let (dead, answered) = dead_links::notes(doubts, &plan.outputs, &rules, sight);
    plan.notes.extend(dead);
    plan.notes.extend(aliases::notes(sight, &plan.outputs));
    plan.notes
        .extend(clashes::clashes(&plan.outputs, sight.library, others));
    Planned {
        outputs: plan.outputs,
        notes: plan.notes,
        answered,
    }
}
