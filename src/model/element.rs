//! Names of elements of HTML. A name or a tag in; whether there is such an element, and whether it takes what follows for its own
//! text, out. What an element may do on a page is not judged here.

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
pub fn is_known(name: &str) -> bool {
    let short = !name.is_empty() && name.len() <= LONGEST;
    short && KNOWN.contains(&format!(" {} ", name.to_ascii_lowercase()))
}

/// Elements whose content is text to a browser, is kept apart, or keeps no elements: named in prose, each would take the rest of a
/// page with it (GitHub Flavored Markdown 0.29, 6.11).
const TAKING: &[&str] = &[
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "plaintext",
    "script",
    "select",
    "style",
    "template",
    "textarea",
    "title",
    "xmp",
];

/// What ends the name of a tag.
fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

/// The name of the tag that a text begins with, be it of a beginning or of an end.
pub fn name_of(tag: &str) -> Option<&str> {
    let name = tag.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    let near = &name.as_bytes()[..name.len().min(LONGEST + 1)];
    let end = near.iter().position(|byte| ends_name(*byte));
    let end = end.or((near.len() == name.len()).then_some(name.len()));
    let name = name.get(..end?)?;
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        .then_some(name)
}

/// The name of the element that takes what follows for its own text, if a text begins with a tag of one.
pub fn taking(tag: &str) -> Option<&'static str> {
    let name = name_of(tag)?;
    let mut names = TAKING.iter().copied();
    names.find(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a tag is of no element, or of one that takes what follows; comments and the like are neither.
pub fn is_text(tag: &str) -> bool {
    let begins = tag.trim_start_matches('<').trim_start_matches('/');
    let named = begins.starts_with(|c: char| c.is_ascii_alphabetic());
    named && name_of(tag).is_none_or(|name| !is_known(name) || taking(tag).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_are_text() {
        let rows = [
            ("<ash>", true),
            ("</ash>", true),
            ("<x-y", true),
            ("<a-name-longer-than-all-of-them>", true),
            ("<b>", false),
            ("<Br/>", false),
            ("<Title>", true),
            ("<title here>", true),
            ("</SCRIPT>", true),
            ("<titles>", true),
            ("<script", true),
            ("<!-- a -->", false),
            ("<?php ?>", false),
            ("<", false),
            ("< b>", false),
        ];
        for (tag, expected) in rows {
            assert_eq!(is_text(tag), expected, "{tag}");
        }
        let longest = KNOWN.split(' ').map(str::len).max();
        assert_eq!(longest, Some(LONGEST));
    }
}
