//! `serve`: flags in, an exit status out; news of the server are printed as they come.

use std::process::ExitCode;

use minutebook::cli::Serve;
use minutebook::pipeline::Options;
use minutebook::serve::{self, Told, Wish};

use super::printing::{say, say_line};
use super::{clock, numbers, options, trouble};

/// Serves the site.
pub(super) fn serve(asked: &Serve) -> ExitCode {
    let wish = Wish {
        options: Options {
            in_memory: None,
            ..options(&asked.tree)
        },
        interface: asked.interface,
        port: asked.port,
        open: asked.open,
    };
    let (day, quiet) = (asked.tree.today, asked.tree.quiet);
    let told = move |news: Told<'_>| report(&news, quiet);
    match serve::serve(&wish, move || day.unwrap_or_else(clock::today), told) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => trouble(&error),
    }
}

/// News of the server.
fn report(news: &Told<'_>, quiet: bool) {
    match news {
        Told::Taken(port) => say_line(format_args!("port {port} is taken: trying the next")),
        Told::Serving(address) => {
            say_line(format_args!("serving at {address} (Ctrl-C ends it)"));
        }
        Told::NoBrowser => {
            say_line("there is no program that opens a browser: open the address above");
        }
        Told::Trouble(error) => say_line(format_args!("error: {error}")),
        Told::Rebuilt(rebuilt) => {
            say(rebuilt.report.text(quiet));
            let done = match rebuilt.good {
                true => "fresh",
                false => "the site stays as it was: mend the errors above",
            };
            if !quiet {
                let took = rebuilt.took.as_millis();
                let numbers = numbers(rebuilt.counts, rebuilt.report);
                let unsearched = match rebuilt.counts.withheld {
                    0 => "",
                    _ => "; only `build` searches the site for words of what is withheld",
                };
                say_line(format_args!("{done}, in {took} ms: {numbers}{unsearched}"));
            }
        }
    }
}
