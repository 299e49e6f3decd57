//! What the last build was made of and what it came to. A build for which everything is as it was has nothing to do: it tells
//! what was told then. Options in, the outcome of that build out, or nothing; kept in one file beside the output folder, which
//! is safe to delete. It holds digests and notes: no content, and of what is withheld not even a name.

use serde::{Deserialize, Serialize};

use super::writing::Filed;
use super::{Counts, Options, Outcome, Written};
use crate::digest::Digest;
use crate::read::seen::{self, Seen};
use crate::report::Report;
use crate::theme;
use crate::write::Claim;
use crate::write::standing::{self, Standing};

/// Seconds by which the clocks of two disks may differ, and by which a file has to be older than a build for its stamp to tell
/// whether it was changed since.
const DOUBT: i64 = 2;

#[derive(Serialize, Deserialize)]
struct Kept {
    /// What was asked of which program.
    asked: Digest,
    theme: Digest,
    /// When the content was listed, on the clock of the disk.
    listed: i64,
    content: Vec<Seen>,
    site: Vec<Standing>,
    written: Written,
    counts: Counts,
    report: Report,
}

/// What came of the last build, if the next would come to the same.
pub(super) fn again(options: &Options, claim: &Claim) -> Option<Outcome> {
    options.program.as_ref()?;
    let kept: Kept = serde_json::from_slice(&claim.memory()?).ok()?;
    let same = kept.asked == asked(options)
        && theme(options)? == kept.theme
        && seen::stands(
            &options.content,
            &options.output,
            &kept.content,
            kept.listed.saturating_sub(DOUBT),
        )
        && standing::stand(claim.target(), &kept.site);
    same.then(|| Outcome {
        report: kept.report,
        written: Some(Written {
            anew: false,
            ..kept.written
        }),
        counts: kept.counts,
        logs: Vec::new(),
    })
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
                site: standing::of(claim.target(), files)?,
                written,
                counts: outcome.counts,
                report: outcome.report.clone().masked(),
            })
        });
    match kept.and_then(|kept| serde_json::to_vec(&kept).ok()) {
        Some(memory) => claim.remember(&memory),
        None => claim.forget(),
    }
}

/// What the theme is now.
pub(super) fn theme(options: &Options) -> Option<Digest> {
    theme::digest(&options.root, options.theme.as_deref()).ok()
}

/// Everything that may be asked for, and the program that it was asked of.
fn asked(options: &Options) -> Digest {
    let program = options.program.as_deref().and_then(standing::identity);
    let version = env!("CARGO_PKG_VERSION");
    Digest::of(format!("{version} {program:?} {options:?}").as_bytes())
}
