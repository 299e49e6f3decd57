//! Why a fetch failed and what to do about it. A failure in, an error out. No word of an answer gets into it: what a server
//! says is not known to be public, and the token is not known here.

use super::failure::Failure;
use super::retry::Trouble;
use crate::error::Error;

/// Who is asked, and as whom: what can be done about a failure depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A project or a group of GitLab.
    Gitlab {
        /// Whether it is a group.
        group: bool,
        /// Whether a token is sent.
        token: bool,
    },
    /// Pagure, which is never told who asks.
    Pagure,
}

/// The error for a failure. `what` was asked for, as in "the issues of `group/project`".
pub fn failure(url: &str, what: &str, failure: &Failure, asked: Asked) -> Error {
    let (message, hint) = match failure {
        Failure::Trouble(trouble) => of_trouble(*trouble, asked),
        Failure::Status(status) => of_status(*status, asked),
        Failure::Certificate(words) => (
            format!("the host cannot show who it is ({words})"),
            "if it has a certificate of your own authority, name that authority's file with --ca-file (in GitLab CI: \"$CI_SERVER_TLS_CA_FILE\")",
        ),
        Failure::TooLarge(most) => (
            format!("the answer has more than {most} bytes"),
            "no list of issues is so large: is --url the address of a tracker?",
        ),
        Failure::NotJson(kind) => not_json(kind),
        Failure::BadJson => (
            "the answer says that it is JSON, and is not".to_owned(),
            "is --url the address of a tracker, and not of something in between?",
        ),
        Failure::NotAList => (
            "the answer is no list".to_owned(),
            "is --url the address of a tracker of this kind?",
        ),
        Failure::Elsewhere(host) => (
            format!("the answer leads to another host, {host}, which is not asked"),
            "if the tracker has moved there, name it with --url",
        ),
        Failure::Redirect => (
            "the answer leads nowhere, or in a circle".to_owned(),
            "is --url the address of a tracker?",
        ),
        Failure::Other(words) => (
            words.clone(),
            "try again later; look at --url if it stays so",
        ),
    };
    Error::Remote {
        what: what.to_owned(),
        address: without_query(url).to_owned(),
        message,
        hint: hint.to_owned(),
    }
}

/// An error about a list of which each page can be read.
pub fn list(url: &str, what: &str, message: String, hint: &str) -> Error {
    Error::Remote {
        what: what.to_owned(),
        address: without_query(url).to_owned(),
        message,
        hint: hint.to_owned(),
    }
}

fn without_query(url: &str) -> &str {
    url.split('?').next().unwrap_or(url)
}

fn of_trouble(trouble: Trouble, asked: Asked) -> (String, &'static str) {
    match trouble {
        Trouble::Busy(wait) => {
            let wait = wait.map_or(String::new(), |wait| {
                format!(" and wants us to wait for {} s", wait.as_secs())
            });
            let hint = match asked {
                Asked::Gitlab { token: false, .. } => {
                    "try again later; with a token (MINUTEBOOK_TOKEN) GitLab allows more requests"
                }
                _ => "try again later",
            };
            (format!("the server has had too many requests{wait}"), hint)
        }
        Trouble::Server(status) => (
            format!("the server keeps answering with the status {status}"),
            "it has a fault or is being mended: try again later",
        ),
        Trouble::TimedOut => (
            "the server does not answer in time".to_owned(),
            "try again later",
        ),
        Trouble::Cut => (
            "the answer keeps ending before its end".to_owned(),
            "try again later; a proxy or a firewall may cut long answers",
        ),
        Trouble::NoHost => (
            "there is no such host".to_owned(),
            "look at the spelling of --url, and whether this computer is on the network",
        ),
        Trouble::NoConnection => (
            "nobody answers at this address".to_owned(),
            "look at the host and the port of --url, and whether this computer is on the network",
        ),
    }
}

fn of_status(status: u16, asked: Asked) -> (String, &'static str) {
    let token = matches!(asked, Asked::Gitlab { token: true, .. });
    let message = match (status, token) {
        (401, true) => {
            "the token is not accepted: it has expired, was revoked, or is of another server"
        }
        (401, false) => "the server wants to know who asks",
        (403, true) => "the token may not read this",
        (403, false) => "this is not for everybody to read",
        (404, true) => "it does not exist, or the token may not see it",
        (404, false) => "it does not exist, or is not public",
        _ => {
            let message = format!("the server answers with the status {status}");
            return (message, "is --url the address of a tracker?");
        }
    };
    let hint = match asked {
        Asked::Gitlab { group, token } => at_gitlab(status, group, token),
        Asked::Pagure => at_pagure(status),
    };
    (message.to_owned(), hint)
}

/// What to do where GitLab refuses.
fn at_gitlab(status: u16, group: bool, token: bool) -> &'static str {
    match (status, token) {
        (401, true) => {
            "make a new one, with the role Guest and the scope read_api, and put it into MINUTEBOOK_TOKEN; for a public project none is needed"
        }
        (401, false) => {
            "put a token with the role Guest and the scope read_api into MINUTEBOOK_TOKEN"
        }
        (403, true) => {
            "it needs the scope read_api; CI_JOB_TOKEN cannot read issues; issues may also be switched off here"
        }
        (403, false) => {
            "issues or comments may be for members only, or switched off: put a token into MINUTEBOOK_TOKEN, or leave out --notes"
        }
        _ if group => "look at the spelling of the name; a project is no group: leave out --group",
        _ => "look at the spelling of the name; the issues of a whole group need --group",
    }
}

/// What to do where Pagure refuses: no token helps there.
fn at_pagure(status: u16) -> &'static str {
    match status {
        404 => {
            "look at the spelling of the name (PROJECT or NAMESPACE/PROJECT), and whether its issues are switched on"
        }
        _ => {
            "of Pagure only what everybody may read is fetched: is the project private, or are its issues?"
        }
    }
}

fn not_json(kind: &str) -> (String, &'static str) {
    let kind = kind.split(';').next().unwrap_or("").trim();
    match kind.eq_ignore_ascii_case("text/html") {
        true => (
            "the answer is a web page where JSON was promised".to_owned(),
            "is --url the address of a tracker? A page to sign in at, or one of a proxy, may stand before it",
        ),
        false => (
            format!("the answer is `{}` and not JSON", kind.escape_debug()),
            "is --url the address of a tracker?",
        ),
    }
}
