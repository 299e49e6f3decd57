//! What a message of a Matrix room says, as one text. The content of an event in; the kind of the line and its words out.
//! Rules: Matrix client-server API, `m.room.message` (section 11.2).

use serde_json::Value;

use crate::model::log::LineKind;

/// What a message says. Of a reply the quotation is left out: it stands where it was said, or was taken back.
pub(super) fn said(content: &Value) -> (LineKind, String) {
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
