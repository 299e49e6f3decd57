//! What a file is, by the end of its name, as a web server tells it. A path and bytes in, a `Content-Type` out.

use crate::model::path;

/// Types by extension. Whatever is text is UTF-8, for that is what the site is written in.
const TYPES: &[(&str, &str)] = &[
    ("atom", "application/atom+xml; charset=utf-8"),
    ("avif", "image/avif"),
    ("bin", "application/octet-stream"),
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("gif", "image/gif"),
    ("gz", "application/gzip"),
    ("htm", "text/html; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/vnd.microsoft.icon"),
    ("ics", "text/calendar; charset=utf-8"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("log", "text/plain; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("ogg", "audio/ogg"),
    ("otf", "font/otf"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("ttf", "font/ttf"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("wav", "audio/wav"),
    ("webm", "video/webm"),
    ("webmanifest", "application/manifest+json; charset=utf-8"),
    ("webp", "image/webp"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("xml", "application/xml; charset=utf-8"),
    ("yaml", "application/yaml; charset=utf-8"),
    ("zip", "application/zip"),
];

/// The type of HTML.
pub(super) const HTML: &str = "text/html; charset=utf-8";
/// The type of plain text.
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// The type of a file: by extension, else by whether its bytes are text.
pub(super) fn of(path: &str, bytes: &[u8]) -> &'static str {
    let name = path::name(path);
    let extension = path::ending(name);
    let known = TYPES
        .iter()
        .find(|(known, _)| extension.eq_ignore_ascii_case(known));
    let text = || !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok();
    match known {
        Some((_, kind)) => kind,
        None if text() => TEXT,
        None => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_go_by_extension_then_by_bytes() {
        let rows: &[(&str, &[u8], &str)] = &[
            ("index.html", b"", HTML),
            ("a.b/STYLE.CSS", b"", "text/css; charset=utf-8"),
            ("calendar.ics", b"", "text/calendar; charset=utf-8"),
            ("CNAME", b"example.org", TEXT),
            ("a.d/_redirects", b"/a /b", TEXT),
            ("blob", b"\0\x01", "application/octet-stream"),
            ("old.latin", b"caf\xe9", "application/octet-stream"),
        ];
        for (path, bytes, expected) in rows {
            assert_eq!(of(path, bytes), *expected, "{path}");
        }
    }
}
