//! What looks like a tag and is no element of HTML, as the nick in a quoted line of a log: it is text, and would be lost as a tag.
//! Events of Markdown in, the same with such tags as text out. What an element may do on a page is not judged here.

use pulldown_cmark::Event;

use super::tags;

/// Elements that HTML, SVG or MathML have or had, each with a blank before and behind it.
const KNOWN: &str = " \
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button \
    canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div dl dt element em \
    embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i \
    iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee menu menuitem meta meter \
    multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre \
    progress q rb rbc rp rt rtc ruby s samp script search section select selectedcontent shadow slot small source spacer span \
    strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr \
    xmp \
    animate animatecolor animatemotion animatetransform circle clippath color-profile cursor defs desc discard ellipse feblend \
    fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap fedistantlight \
    fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology feoffset \
    fepointlight fespecularlighting fespotlight fetile feturbulence filter font-face font-face-format font-face-name \
    font-face-src font-face-uri foreignobject g glyph glyphref hatch hatchpath hkern line lineargradient marker mask mesh \
    meshgradient meshpatch meshrow metadata missing-glyph mpath path pattern polygon polyline radialgradient rect set solidcolor \
    stop svg switch symbol text textpath tref tspan unknown use view vkern \
    annotation annotation-xml maction maligngroup malignmark math menclose merror mfenced mfrac mglyph mi mlabeledtr mlongdiv \
    mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mscarries mscarry msgroup msline mspace msqrt msrow \
    mstack mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics ";

/// Longest of their names.
const LONGEST: usize = 19;

/// Whether a name is one of an element, however it is written.
pub(super) fn is_known(name: &str) -> bool {
    let short = !name.is_empty() && name.len() <= LONGEST;
    short && KNOWN.contains(&format!(" {} ", name.to_ascii_lowercase()))
}

/// An event, with what is no element as text.
pub(super) fn told(event: Event<'_>) -> Event<'_> {
    match event {
        Event::InlineHtml(tag) if is_text(&tag) => Event::Text(tag),
        Event::Html(html) => match shown(&html) {
            Some(shown) => Event::Html(shown.into()),
            None => Event::Html(html),
        },
        other => other,
    }
}

/// Whether a tag is of no element; comments and the like are no text.
fn is_text(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_start_matches('/');
    let end = name.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
    let name = &name[..end.unwrap_or(name.len())];
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && !is_known(name)
}

/// HTML whose tags of no element are escaped; nothing if it has none.
fn shown(html: &str) -> Option<String> {
    let mut out = String::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start..];
        at = start
            + match rest.starts_with("<!--") {
                true => rest.find("-->").unwrap_or(rest.len()),
                false => tags::end(rest),
            };
        if is_text(rest) {
            out.push_str(&html[done..start]);
            out.push_str(&html[start..at].replace('<', "&lt;"));
            done = at;
        }
    }
    (done > 0).then(|| out + &html[done..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_element_is_text() {
        let rows = [
            ("<ash>\n", Some("&lt;ash>\n")),
            ("<div><Ash> hi</div>", Some("<div>&lt;Ash> hi</div>")),
            ("</ash><b>x</b>", Some("&lt;/ash><b>x</b>")),
            ("<DIV><clipPath/><mi>", None),
            ("<!-- <ash> --><p title=\"<ash>\">", None),
            ("<!DOCTYPE x><?php ?> 1 < 2", None),
            (
                "<ash title='<script>'>",
                Some("&lt;ash title='&lt;script>'>"),
            ),
            ("<x-y", Some("&lt;x-y")),
        ];
        for (html, expected) in rows {
            assert_eq!(shown(html).as_deref(), expected, "{html}");
        }
        let longest = KNOWN.split(' ').map(str::len).max();
        assert_eq!(longest, Some(LONGEST));
    }
}
