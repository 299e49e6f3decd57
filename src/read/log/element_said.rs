//! What a message of a Matrix room says, as one text. The content of an event in; the kind of the line and its words out.
//! Rules: Matrix client-server API, `m.room.message` (section 11.2) and `m.room.encrypted` (section 11.12); polls (MSC3381).

use serde_json::Value;

use crate::model::log::LineKind;

/// What stands for a message of which the export has no key.
pub const UNDECRYPTED: &str = "[encrypted] this message could not be decrypted";

/// What stands before the question or the result of a poll.
pub(super) const POLL: &str = "[poll] ";

/// What the questions and the results of polls are called, here and before there was a rule for it.
const POLLS: &[&str] = &[
    "m.poll.start",
    "m.poll.end",
    "org.matrix.msc3381.poll.start",
    "org.matrix.msc3381.poll.end",
];

/// Whether somebody says something in an event of such a type.
pub(super) fn is_said(event: &Value) -> bool {
    let kind = event["type"].as_str().unwrap_or("");
    matches!(kind, "m.room.message" | "m.sticker" | "m.room.encrypted") || POLLS.contains(&kind)
}

/// What an event says, of which the content may be another one by now.
pub(super) fn said(event: &Value, content: &Value) -> (LineKind, String) {
    match event["type"].as_str().unwrap_or("") {
        "m.room.encrypted" => (LineKind::Message, UNDECRYPTED.to_owned()),
        kind if POLLS.contains(&kind) => (LineKind::Message, format!("{POLL}{}", poll(content))),
        _ => message(content),
    }
}

/// A poll as its program puts it for those that know none, else its question and answers.
fn poll(content: &Value) -> String {
    let parts = [&content["m.poll"], &content[POLLS[2]]];
    let question = parts.iter().find_map(|poll| worded(&poll["question"]));
    let answers = parts.iter().find_map(|poll| poll["answers"].as_array());
    let answers = answers.into_iter().flatten().filter_map(worded);
    let built = || question.into_iter().chain(answers).collect::<Vec<&str>>();
    worded(content).map_or_else(|| built().join("\n"), str::to_owned)
}

/// The words of an event or a part of it, in any of the forms that they had (MSC1767).
fn worded(part: &Value) -> Option<&str> {
    let told = [
        &part["m.text"][0]["body"],
        &part["org.matrix.msc1767.text"],
        &part["body"],
    ];
    told.iter().find_map(|words| words.as_str())
}

/// What a message says. Of a reply the quotation is left out: it stands where it was said, or was taken back.
fn message(content: &Value) -> (LineKind, String) {
    let body = content["body"].as_str().unwrap_or("");
    let reply = !content["m.relates_to"]["m.in_reply_to"].is_null();
    let body = if reply { without_quote(body) } else { body };
    let word = match content["msgtype"].as_str() {
        Some("m.emote") => return (LineKind::Action, body.to_owned()),
        Some("m.image") => "image",
        Some("m.video") => "video",
        Some("m.audio") => "audio",
        Some("m.file") => "file",
        _ => return (LineKind::Message, body.to_owned()),
    };
    let url = content["url"]
        .as_str()
        .or_else(|| content["file"]["url"].as_str());
    let link = url
        .and_then(address)
        .map_or(String::new(), |url| format!(" {url}"));
    (LineKind::Message, format!("[{word}] {body}{link}"))
}

/// The address that `mxc://server/id` stands for (section 11.7.1).
fn address(url: &str) -> Option<String> {
    let (server, id) = url.strip_prefix("mxc://")?.split_once('/')?;
    let plain = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b':'))
    };
    (plain(server) && plain(id))
        .then(|| format!("https://{server}/_matrix/media/v3/download/{server}/{id}"))
}

/// The text below the lines `> <@nick:server> …` with which programs begin a reply; what people quote themselves stays.
fn without_quote(body: &str) -> &str {
    let by_program = ["> <@", "> * <@", "> \u{2039}@", "> * \u{2039}@"];
    let mut rest = match by_program.iter().any(|head| body.starts_with(head)) {
        true => body,
        false => return body,
    };
    while let Some(line) = rest.strip_prefix('>') {
        rest = line.split_once('\n').map_or("", |(_, rest)| rest);
    }
    if rest.len() < body.len() {
        rest.trim_start_matches('\n')
    } else {
        body
    }
}
