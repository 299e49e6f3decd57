//! Hostile strings, more than a thousand: everything that could become a script, a request or a way elsewhere, behind
//! everything that could end what it stands in. Nothing comes in; numbered strings and addresses come out, each of which
//! would call `__xss` with its own number, so that a finding tells its string.

/// What would run, load or lead away; `@` is the call.
const HARMFUL: &[&str] = &[
    "<script>@</script>",
    "<script src=//evil.test/a.js></script>",
    "<SCRIPT/x>@</SCRIPT >",
    "<img src=x onerror=@>",
    "<img src=//evil.test/p.png>",
    "<img srcset='//evil.test/q.png 1x'>",
    "<svg onload=@>",
    "<svg/onload=@//",
    "<svg><script>@</script></svg>",
    "<svg><animate onbegin=@ attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:@><text>x</text></a></svg>",
    "<svg><use href=//evil.test/a.svg#b></svg>",
    "<svg><foreignObject><img src=x onerror=@></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=@&gt;'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=@>",
    "<math><a xlink:href=javascript:@>x",
    "<iframe src=javascript:@></iframe>",
    "<iframe srcdoc='<script>@</script>'></iframe>",
    "<object data=javascript:@></object>",
    "<embed src=//evil.test/a>",
    "<body onload=@>",
    "<details open ontoggle=@>",
    "<video><source onerror=@></video>",
    "<audio src=//evil.test/a autoplay>",
    "<input autofocus onfocus=@>",
    "<button formaction=javascript:@>x</button>",
    "<form action=javascript:@><button>x</button></form>",
    "<a href=javascript:@>x</a>",
    "<a href='&#xE000;javascript:@'>x</a>",
    "<a href='&#xE001;javascript:@'>x</a>",
    "<a href='\u{E001}javascript:@'>x</a>",
    "<a href='&#xE001;&#xE001;javascript:@'>x</a>",
    "<a href='&#xE001;java&#x200B;script:@'>x</a>",
    "<a href='&#xE001;data:text/html,<script>@</script>'>x</a>",
    "<a href='java&Tab;script:@'>x</a>",
    "<a href='&#1;javascript:@'>x</a>",
    "<a href='data:text/html,<script>@</script>'>x</a>",
    "<a href=//evil.test target=_blank ping=//evil.test/p>x</a>",
    "<base href=//evil.test/>",
    "<meta http-equiv=refresh content='0;url=javascript:@'>",
    "<meta http-equiv=refresh content='0;url=//evil.test/m'>",
    "<link rel=stylesheet href=//evil.test/a.css>",
    "<link rel=prefetch href=//evil.test/l>",
    "<style>@import '//evil.test/b.css'; *{background:url(//evil.test/c)}</style>",
    "<p style=background:url(//evil.test/d)>x</p>",
    "<p style=position:fixed;inset:0 onpointerover=@>x</p>",
    "<table background=//evil.test/t>",
    "<marquee onstart=@>x</marquee>",
    "<template><script>@</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=@>'>",
    "<xmp><p title='</xmp><img src=x onerror=@>'>",
    "<plaintext onload=@>",
    "<q cite=javascript:@>x</q>",
    "<!--><img src=x onerror=@>-->",
    "<![CDATA[<img src=x onerror=@>]]>",
    "<?x <img src=x onerror=@> ?>",
    "<a name=location id=location>x</a><form id=body><input name=cookie></form>",
    "\" onmouseover=@ x=\"",
    "' autofocus onfocus=@ x='",
    "` onclick=@ x=`",
    "x onpointerenter=@ ",
    "\n\t/onload=@//",
    "[x](javascript:@)",
    "[x](<java\tscript:@>)",
    "[x](JaVaScRiPt&colon;@)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//evil.test/md)",
    "[x](/a \"\" onmouseover=@ \"\")",
    "![x](javascript:@)",
    "![x](//evil.test/md.png)",
    "![x\" onerror=@ y](a.png)",
    "<javascript:@>",
    "javascript:@",
];

/// What may end a text, an attribute, an element, a comment, a template, a string.
const ENDS: &[&str] = &[
    "",
    "\">",
    "'>",
    "\"/>",
    "`>",
    "-->",
    "--!>",
    "]]>",
    "?>",
    "</title>",
    "</script>",
    "</style>",
    "</textarea>",
    "</bdi></p></li></ul>",
    "</summary></details>",
    "{{ \"",
    "{% raw %}",
    "\\\"",
    "\u{0}",
    "<",
    "%22%3E",
    "&quot;&gt;",
];

/// Schemes and forms of addresses that must not be followed.
const ADDRESSES: &[&str] = &[
    "javascript:@",
    "JAVASCRIPT:@",
    "java\tscript:@",
    "java\nscript:@",
    "\u{1}javascript:@",
    " javascript:@",
    "javascript&colon;@",
    "javascript://evil.test/%0a@",
    "data:text/html,<script>@</script>",
    "data:image/svg+xml,<svg/onload=@>",
    "vbscript:@",
    "blob:https://evil.test/@",
    "file:///etc/passwd",
    "//evil.test/@",
    "/\\evil.test/@",
    "\\\\evil.test\\@",
    "https:/\\evil.test",
    "https://portal.example\" onmouseover=@ x=\"",
    "https://portal.example'><script>@</script>",
    "https://user:@evil.test/",
    "https://evil.test/\u{202e}@",
    "https://xn--evl-3ra.test/<@>",
    "mailto:x?body=<script>@</script>",
    "irc://evil.test/\"onclick=@",
    "matrix:r/x\"><img src=x onerror=@>",
];

/// Every string, in a fixed order: each harmful part behind each end.
pub(super) fn strings() -> Vec<String> {
    let all = ENDS
        .iter()
        .flat_map(|end| HARMFUL.iter().map(move |harmful| format!("{end}{harmful}")));
    numbered(all.collect())
}

/// Every address.
pub(super) fn addresses() -> Vec<String> {
    let all = ADDRESSES.iter().map(|address| (*address).to_owned());
    numbered(all.collect())
        .into_iter()
        .map(|address| address.replace(['\n', '\t'], "\t"))
        .collect()
}

/// Web addresses with everything behind them that may end what they stand in.
pub(super) fn web_addresses() -> Vec<String> {
    let ends = ENDS.iter().filter(|end| !end.contains([' ', '\0']));
    let address = |end: &&str| format!("https://portal.example/{end}<svg/onload=@>\"onfocus=@//");
    numbered(ends.map(address).collect())
}

fn numbered(all: Vec<String>) -> Vec<String> {
    let call = |(number, text): (usize, String)| {
        text.replace('@', &format!("__xss({number})"))
            .replace('\n', " ")
    };
    all.into_iter().enumerate().map(call).collect()
}
