//! `fetch`: flags and the token of the environment in, an exit status out; what came of it is printed.

use std::process::ExitCode;

use minutebook::cli::{Fetch, Ways};
use minutebook::error::Error;
use minutebook::fetch::token::Token;
use minutebook::fetch::{Limits, World};
use minutebook::model::words;
use minutebook::pipeline::fetch::{self, Source, Wish};

use super::printing::say_line;
use super::progress::Counter;
use super::{clock, content, trouble};

/// Fetches issues.
pub(super) fn fetch(asked: &Fetch) -> ExitCode {
    let (wish, ways) = wish(asked);
    let token = match &wish.source {
        Source::Gitlab(_) => token(),
        _ => Ok(None),
    };
    let counter = Counter::new(ways.quiet);
    let world = World {
        sleep: &std::thread::sleep,
        tell: &|progress| counter.tell(progress),
    };
    let done = token.and_then(|token| fetch::run(&wish, token, Limits::default(), world));
    counter.finish();
    match done {
        Ok(outcome) => fetched(&outcome, ways.quiet),
        Err(error) => trouble(&error),
    }
}

/// The token of the environment; it is handed on as a value that cannot be shown.
fn token() -> Result<Option<Token>, Error> {
    for name in ["MINUTEBOOK_TOKEN", "GITLAB_TOKEN"] {
        let text = std::env::var_os(name).unwrap_or_default();
        if let Some(token) = Token::read(name, &text.to_string_lossy())? {
            return Ok(Some(token));
        }
    }
    Ok(None)
}

fn wish(asked: &Fetch) -> (Wish, &Ways) {
    let (source, ways) = match asked {
        Fetch::Pagure(pagure) => {
            let name = pagure.name.clone();
            (Source::Pagure { name }, &pagure.ways)
        }
        Fetch::Gitlab(gitlab) => {
            let name = gitlab.name.clone();
            let source = match gitlab.from_export.clone() {
                Some(file) => Source::Export {
                    file,
                    name,
                    allow_private: gitlab.allow_private,
                },
                None => Source::Gitlab(fetch::Gitlab {
                    name,
                    group: gitlab.group,
                    since_last: gitlab.since_last,
                    allow_private: gitlab.allow_private,
                }),
            };
            (source, &gitlab.ways)
        }
    };
    let wish = Wish {
        content: content(&ways.place),
        output: ways.output.clone(),
        notes: ways.notes,
        today: clock::today(),
        url: ways.url.clone(),
        ca_file: ways.ca_file.clone(),
        source,
    };
    (wish, ways)
}

fn fetched(outcome: &fetch::Outcome, quiet: bool) -> ExitCode {
    for warning in &outcome.warnings {
        say_line(format_args!("warning: {warning}"));
    }
    if !quiet {
        let done = if outcome.changed {
            "written"
        } else {
            "unchanged"
        };
        let withheld = outcome.withheld.map(|count| format!(", {count} withheld"));
        say_line(format_args!(
            "{} {done}: {}, {}{}",
            outcome.file.display(),
            words::counted(outcome.issues, "issue", "issues"),
            words::counted(outcome.comments, "comment", "comments"),
            withheld.unwrap_or_default()
        ));
    }
    ExitCode::SUCCESS
}
