//! What shells and `man` want to know of the command line, from its definition. A shell in, a text out.

use std::path::Path;

use clap::CommandFactory as _;
use clap_complete::Shell as Known;

use crate::cli::{Cli, Shell};
use crate::error::Error;

/// A script that completes words of the command line.
///
/// # Errors
/// None that is known: the text is made in memory.
pub fn completions(shell: Shell) -> Result<String, Error> {
    let shell = match shell {
        Shell::Bash => Known::Bash,
        Shell::Elvish => Known::Elvish,
        Shell::Fish => Known::Fish,
        Shell::Powershell => Known::PowerShell,
        Shell::Zsh => Known::Zsh,
    };
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "minutebook", &mut out);
    Ok(text(&out))
}

/// The manual page of section 1, in the language of `man`: the program, then each of its commands.
///
/// # Errors
/// If the page cannot be made of the definition.
pub fn man() -> Result<String, Error> {
    let mut command = Cli::command();
    // Gives every command its whole name and the flags that all have.
    command.build();
    let mut out = Vec::new();
    let fault = |error| Error::io("cannot make", Path::new("the manual page"))(error);
    clap_mangen::Man::new(command.clone())
        .render(&mut out)
        .map_err(fault)?;
    for sub in command
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help")
    {
        out.extend_from_slice(
            format!(".SH \"MINUTEBOOK {}\"\n", sub.get_name().to_uppercase()).as_bytes(),
        );
        let page = clap_mangen::Man::new(sub.clone());
        page.render_synopsis_section(&mut out).map_err(fault)?;
        page.render_description_section(&mut out).map_err(fault)?;
        page.render_options_section(&mut out).map_err(fault)?;
    }
    Ok(text(&out))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
