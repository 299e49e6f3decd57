//! What the last build was made of and what it came to. A build for which everything is as it was has nothing to do: it tells
//! what was told then. Options in, the outcome of that build out, or nothing; kept in one file beside the output folder, which
//! is safe to delete. It holds digests and notes: no content, and of what is withheld no more than notes tell.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Counts, Options, Outcome, Written, foreign, prepare, themed};
use crate::digest::Digest;
use crate::read::tree::seen::{self, Seen};
use crate::report::Report;
use crate::theme;
use crate::write::Claim;
use crate::write::manifest::{self, Entry, Filed};

/// Seconds by which the clocks of two disks may differ, and by which a file has to be older than a build for its stamp to tell
/// whether it was changed since.
const DOUBT: i64 = 2;

/// Characters of the digest of all the rest, before it: what lost a letter is not to be trusted.
const DIGEST: usize = 32;

#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    /// What was asked of which program.
    asked: Digest,
    theme: Digest,
    /// When the content was listed, on the clock of the disk.
    listed: i64,
    content: Vec<Seen>,
    site: Vec<Entry>,
    written: Written,
    counts: Counts,
    report: Report,
}

impl Kept {
    /// What the last build left, if one did and that is asked for.
    pub(super) fn of(options: &Options, claim: &Claim) -> Option<Self> {
        options.program.as_ref()?;
        let memory = claim.memory()?;
        let (digest, kept) = memory.split_at_checked(DIGEST)?;
        let whole = Digest::of(kept).to_string() == String::from_utf8_lossy(digest);
        whole.then(|| serde_json::from_slice(kept).ok()).flatten()
    }

    /// What came of the last build, if the next would come to the same.
    pub(super) fn again(&self, options: &Options, claim: &Claim) -> Option<Outcome> {
        let same = self.asked == asked(options)
            && theme(options)? == self.theme
            && seen::stands(
                &options.content,
                &options.output,
                &self.content,
                self.listed.saturating_sub(DOUBT),
            )
            && manifest::verify(claim.target(), &self.site, claim.mode());
        same.then(|| Outcome {
            // Nothing else stands there.
            report: self.report.clone().without(foreign::CHECK),
            written: Some(Written {
                anew: false,
                ..self.written
            }),
            counts: self.counts,
            logs: Vec::new(),
        })
    }

    /// Whether the site is so large that something may be left beside it.
    pub(super) fn is_large(&self, options: &Options) -> bool {
        self.site.len() > options.left_above
    }

    /// The files of the site that it left, in the order of their paths.
    pub(super) fn site(self) -> Vec<Entry> {
        self.site
    }
}

/// What a build is made of.
pub(super) struct Basis {
    theme: Digest,
    content: Vec<Seen>,
}

impl Basis {
    /// Of a theme whose digest was taken before it was loaded, and the files that were read; none if one of them has changed
    /// since.
    pub(super) fn of(theme: Digest, files: &[seen::Listed]) -> Option<Self> {
        let content = seen::all(files)?;
        Some(Basis { theme, content })
    }

    /// One number for all of it.
    pub(super) fn digest(&self) -> Digest {
        let content = self.content.iter();
        let content = content.map(|file| format!("{} {}", file.name, file.digest));
        let content = content.collect::<Vec<_>>().join("\n");
        Digest::of(format!("{}\n{content}", self.theme).as_bytes())
    }
}

/// Keeps what a build was made of and what it came to. Where that cannot be written, the next build does everything again.
pub(super) fn keep(
    options: &Options,
    claim: &Claim,
    traces: Option<(Basis, Vec<Filed>)>,
    outcome: &Outcome,
) {
    let kept = traces
        .zip(outcome.written)
        .and_then(|((basis, files), written)| {
            Some(Kept {
                asked: asked(options),
                theme: basis.theme,
                listed: claim.taken(),
                content: basis.content,
                site: manifest::of(claim.target(), files)?,
                written,
                counts: outcome.counts,
                report: outcome.report.clone().masked(),
            })
        });
    match kept.and_then(|kept| serde_json::to_vec(&kept).ok()) {
        Some(memory) => claim.remember(&[Digest::of(&memory).to_string().as_bytes(), &memory]),
        None => claim.forget(),
    }
}

/// What the theme is now.
pub(super) fn theme(options: &Options) -> Option<Digest> {
    theme::digest(&options.root, themed::name(options).as_deref()).ok()
}

/// Everything that decides how content is shown, but for the day.
pub(super) fn shown(options: &Options, theme: Digest) -> Digest {
    let any_day = Options {
        today: NaiveDate::default(),
        ..options.clone()
    };
    Digest::of_value(&(asked(&any_day), theme))
}

/// Everything that may be asked for, and the program that it was asked of.
fn asked(options: &Options) -> Digest {
    let program = options.program.as_deref().and_then(manifest::identity);
    let version = env!("CARGO_PKG_VERSION");
    let folder = prepare::folder_in_repository(options);
    Digest::of(format!("{version} {program:?} {folder:?} {options:?}").as_bytes())
}
