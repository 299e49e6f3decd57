//! Hostile shapes: content that is small and odd and could cost more than its share. A count comes in, files come out; twice
//! the count is twice the bytes. What is made of them must be no more than twice as much, and take no more than twice as long.

/// Paths inside the content folder and what stands there.
pub(crate) type Files = Vec<(String, String)>;

/// A shape: its name, the count to begin with, and what is made of a count.
pub(crate) type Shape = (&'static str, usize, fn(usize) -> Files);

/// All of them.
pub(crate) const SHAPES: &[Shape] = &[
    // Markdown.
    ("square brackets", 20_000, |n| page(&"[".repeat(n))),
    ("square brackets, each on a line", 20_000, |n| {
        page(&"[\n".repeat(n))
    }),
    ("brackets that close", 20_000, |n| page(&"[]".repeat(n))),
    ("links that do not close", 10_000, |n| {
        page(&"[a](".repeat(n))
    }),
    ("links in angles that do not close", 10_000, |n| {
        page(&"[a](<b".repeat(n))
    }),
    ("pictures that do not close", 10_000, |n| {
        page(&"![a".repeat(n))
    }),
    ("stars", 20_000, |n| page(&"*".repeat(n))),
    ("stars before words", 10_000, |n| page(&"*a ".repeat(n))),
    ("stars and lines by turns", 10_000, |n| {
        page(&"*a _b ".repeat(n))
    }),
    ("two stars before words", 10_000, |n| {
        page(&"**a ".repeat(n))
    }),
    ("tildes", 10_000, |n| page(&"~~a ~b ".repeat(n))),
    ("backticks in rising numbers", 20_000, |n| {
        let runs = (1..n.isqrt()).map(|length| "`".repeat(length) + "a ");
        page(&runs.collect::<String>())
    }),
    ("angles", 20_000, |n| page(&"<".repeat(n))),
    ("tags that do not close", 10_000, |n| {
        page(&"<a b='".repeat(n))
    }),
    ("tags that do not end", 10_000, |n| page(&"<a b ".repeat(n))),
    ("comments that do not close", 10_000, |n| {
        page(&"<!-- ".repeat(n))
    }),
    ("comments after words that do not close", 10_000, |n| {
        page(&"a <!-- ".repeat(n))
    }),
    ("instructions that do not close", 10_000, |n| {
        page(&"a <?".repeat(n))
    }),
    ("declarations that do not close", 10_000, |n| {
        page(&"a <!A ".repeat(n))
    }),
    ("comments of Hugo that do not close", 3_000, |n| {
        page(&"{{/* a\n".repeat(n))
    }),
    ("comments of Liquid that do not close", 3_000, |n| {
        page(&"{% comment %}a\n".repeat(n))
    }),
    ("boxes, each inside the one above", 150, |n| {
        let boxes = (0..n).map(|depth| format!("{}!!! note\n", " ".repeat(4 * depth)));
        page(&boxes.collect::<String>())
    }),
    ("boxes that do not close", 3_000, |n| {
        page(&":::info\n".repeat(n))
    }),
    ("fences of boxes that do not close", 3_000, |n| {
        page(&"```{note}\n".repeat(n))
    }),
    ("boxes, each of another kind", 3_000, |n| {
        page(&":::info\n>>>\n{% hint %}\n".repeat(n))
    }),
    ("quotations that close at once", 3_000, |n| {
        page(&">>>\n>>>\n:::\n".repeat(n))
    }),
    ("tags of generators that do not close", 3_000, |n| {
        page(&"{% a {{ site.b {{< c ".repeat(n))
    }),
    ("loops that do not close", 3_000, |n| {
        page(&"a {% for b %}".repeat(n))
    }),
    ("braces in one line", 1_000, |n| page(&"{".repeat(n))),
    (
        "tags of generators that do not close, in one word",
        1_000,
        |n| page(&"{%".repeat(n)),
    ),
    ("braces behind heads of definitions", 1_000, |n| {
        page(&format!("[a]: {}", "]:{`${".repeat(n)))
    }),
    ("short spans in braces", 3_000, |n| page(&"{`a`}".repeat(n))),
    ("comments of Obsidian in one line", 3_000, |n| {
        page(&"%% ".repeat(n))
    }),
    ("comments of Hugo in one line", 3_000, |n| {
        page(&"{{/* a */}} {# b #} ".repeat(n))
    }),
    ("shortcodes of Hugo that do not close", 3_000, |n| {
        page(&"{{< comment >}} {# ".repeat(n))
    }),
    ("heads of notes in one line", 3_000, |n| {
        page(&"[^1]: ".repeat(n))
    }),
    ("attributes behind brackets", 3_000, |n| {
        page(&"a]{.b}".repeat(n))
    }),
    ("words that are marked once", 3_000, |n| {
        page(&"==a ++b $`c {+d [name=e ".repeat(n))
    }),
    ("places and links to them", 1_000, |n| {
        page(&"<a id=\"b\"></a> [c](#d) ".repeat(n))
    }),
    ("percent signs before words", 3_000, |n| {
        page(&"%%a b%%c\n".repeat(n))
    }),
    ("names in brackets that do not close", 3_000, |n| {
        page(&"![[a|b [[".repeat(n))
    }),
    ("elements that take the rest, each on a line", 3_000, |n| {
        page(&"<script>\n\n<title a>\n".repeat(n))
    }),
    ("elements that take the rest, in a block", 3_000, |n| {
        page(&format!("<div>{}", "<style a='b'>\n<iframe>".repeat(n)))
    }),
    ("elements that take the rest, in a line", 3_000, |n| {
        page(&"a <script> <b".repeat(n))
    }),
    ("CDATA that does not close", 10_000, |n| {
        page(&"a <![CDATA[".repeat(n))
    }),
    ("elements", 10_000, |n| page(&"<b>x</b> ".repeat(n))),
    ("elements that are never closed", 10_000, |n| {
        page(&"<b><p>".repeat(n))
    }),
    ("elements that only close", 10_000, |n| {
        page(&"</b></p>".repeat(n))
    }),
    ("formatting across paragraphs", 3_000, |n| {
        page(&"<p><b><i>x".repeat(n))
    }),
    ("tables inside cells", 2_000, |n| {
        page(&"<table><td>".repeat(n))
    }),
    ("quotes on lines", 10_000, |n| page(&"> a\n".repeat(n))),
    ("quotes, one in the other", 50, |n| {
        page(&(">".repeat(n) + " a\n").repeat(200))
    }),
    ("lists that deepen line by line", 20_000, |n| {
        let lines = (0..n.isqrt()).map(|depth| " ".repeat(depth * 2) + "- a\n");
        page(&lines.collect::<String>())
    }),
    ("lists that deepen on one line", 5_000, |n| {
        page(&"- ".repeat(n))
    }),
    ("lists", 10_000, |n| page(&"- a\n".repeat(n))),
    ("lists apart", 10_000, |n| page(&"- a\n\n\n".repeat(n))),
    ("lists and tabs", 10_000, |n| page(&"-\t\n".repeat(n))),
    ("numbered lists", 10_000, |n| page(&"1) a\n".repeat(n))),
    ("columns of a table", 2_000, |n| {
        page(&format!(
            "{}|\n{}|\n{}|\n",
            "|a".repeat(n),
            "|-".repeat(n),
            "|b".repeat(n)
        ))
    }),
    ("rows of a table", 5_000, |n| {
        page(&format!("|a|b|\n|-|-|\n{}", "|c|d|\n".repeat(n)))
    }),
    ("short rows of a wide table", 300, |n| {
        page(&format!(
            "{}|\n{}|\n{}",
            "|a".repeat(n),
            "|-".repeat(n),
            "|b|\n".repeat(n)
        ))
    }),
    ("lines below pipes", 10_000, |n| page(&"|a\n".repeat(n))),
    ("entities", 10_000, |n| page(&"&amp;".repeat(n))),
    ("entities that do not end", 10_000, |n| {
        page(&"&amp".repeat(n))
    }),
    ("escapes", 10_000, |n| page(&"\\*".repeat(n))),
    ("headings alike", 3_000, |n| page(&"## a\n".repeat(n))),
    ("headings, each of its own", 3_000, |n| {
        page(&each(n, |i| format!("## a {i}\n")))
    }),
    ("links to headings", 3_000, |n| {
        page(&each(n, |i| format!("## a {i}\n[x](#a-{i})\n")))
    }),
    ("definitions and their uses", 3_000, |n| {
        page(&format!(
            "{}\n{}",
            each(n, |i| format!("[a{i}]: /x\n")),
            each(n, |i| format!("[a{i}] "))
        ))
    }),
    ("uses of one long definition", 500, |n| {
        page(&format!("[a]: /{}\n\n{}", "x".repeat(n), "[a] ".repeat(n)))
    }),
    ("labels that are not defined", 10_000, |n| {
        page(&"[a][b] ".repeat(n))
    }),
    ("rules", 10_000, |n| page(&"---\n".repeat(n))),
    ("underlines", 10_000, |n| page(&"a\n===\n".repeat(n))),
    ("fences", 10_000, |n| page(&"```\n".repeat(n))),
    ("fences that do not close", 5_000, |n| {
        page(&"~~~a\n".repeat(n))
    }),
    ("blank lines", 50_000, |n| {
        page(&format!("a{}b", "\n".repeat(n)))
    }),
    ("blanks", 50_000, |n| page(&format!("a{}b", " ".repeat(n)))),
    ("hard breaks", 10_000, |n| page(&"a  \n".repeat(n))),
    ("one long word", 200_000, |n| page(&"a".repeat(n))),
    ("combining marks", 50_000, |n| {
        page(&format!("a{}", "\u{301}".repeat(n)))
    }),
    ("characters that do not show", 20_000, |n| {
        page(&"\u{202e}\u{200b}".repeat(n))
    }),
    // Running text, in a page and in a log.
    ("mentions of a ticket", 10_000, |n| both(&"#1 ".repeat(n))),
    ("mentions without blanks", 10_000, |n| both(&"#1".repeat(n))),
    ("marks of tickets", 20_000, |n| both(&"#".repeat(n))),
    ("tickets of projects", 10_000, |n| both(&"a/b#1 ".repeat(n))),
    ("a path before a ticket", 20_000, |n| {
        both(&format!("{}#1", "a/".repeat(n)))
    }),
    ("slashes", 20_000, |n| both(&"/".repeat(n))),
    ("at signs", 20_000, |n| both(&"@".repeat(n))),
    ("people", 10_000, |n| both(&"@ash ".repeat(n))),
    ("people of servers", 10_000, |n| both(&"@a:b.c ".repeat(n))),
    ("beginnings of mail addresses", 20_000, |n| {
        both(&"a@".repeat(n))
    }),
    ("a long beginning of a mail address", 50_000, |n| {
        both(&format!("{}@", "a.".repeat(n)))
    }),
    ("mail addresses", 5_000, |n| both(&"a@b.example ".repeat(n))),
    ("a host with many dots", 20_000, |n| {
        both(&format!("a@{}", "b.".repeat(n)))
    }),
    ("addresses", 5_000, |n| {
        both(&"https://a.example/b ".repeat(n))
    }),
    ("beginnings of addresses", 10_000, |n| {
        both(&"https://".repeat(n))
    }),
    ("an address with many brackets", 20_000, |n| {
        both(&format!("https://a.example/{}", "(".repeat(n)))
    }),
    ("an address with many ends", 20_000, |n| {
        both(&format!("https://a.example/{}", ")".repeat(n)))
    }),
    ("ids", 5_000, |n| both(&"CVE-2030-1234 ".repeat(n))),
    ("ids, each of its own", 2_000, |n| {
        both(&each(n, |i| format!("CVE-2030-{} ", i + 1000)))
    }),
    ("beginnings of ids", 10_000, |n| {
        both(&"CVE-2030-".repeat(n))
    }),
    ("numbers and dots", 20_000, |n| both(&"1.2.".repeat(n))),
    ("numbers and colons", 20_000, |n| both(&"1:2:".repeat(n))),
    ("backslashes", 20_000, |n| both(&"\\".repeat(n))),
    ("labels in one word", 10_000, |n| {
        both(&format!("{} red", "TLP".repeat(n)))
    }),
    ("labels with a colour, in one line", 10_000, |n| {
        both(&format!("{} red", "| TLP | Red x".repeat(n)))
    }),
    ("labels in targets of links", 10_000, |n| {
        both(&"](TLP )".repeat(n))
    }),
    ("labels in the text of a ticket", 10_000, |n| {
        let text = format!("text\\n{} red", "| TLP | Red x".repeat(n));
        vec![("issues/all.json".to_owned(), tickets(1, &text))]
    }),
    ("a hidden name behind dashes", 10_000, |n| {
        [both(&"x-maple--".repeat(n)), hidden("maple")].concat()
    }),
    ("a hidden name that is a colour", 10_000, |n| {
        [both(&"p TLP. amber ".repeat(n)), hidden("amber")].concat()
    }),
    ("tokens in one line", 3_000, |n| {
        both(&format!("gl{}-q7Xf2LmZ9vKp3RtB8nWd ", "pat").repeat(n))
    }),
    ("keys in one line", 3_000, |n| {
        let mark = |what| format!("-----{what} {} KEY-----", "PRIVATE");
        both(&format!("{}x{} ", mark("BEGIN"), mark("END")).repeat(n))
    }),
    ("keys in one line that do not end", 3_000, |n| {
        both(&format!("-----BEGIN {} KEY-----x", "PRIVATE").repeat(n))
    }),
    // Logs.
    ("a long line", 200_000, |n| {
        log(&format!("{}{}\n", head(0), "a b ".repeat(n / 4)))
    }),
    ("a long nick", 100_000, |n| {
        log(&format!("10:00:00 <{}> hello\n", "a".repeat(n)))
    }),
    ("angles in place of nicks", 20_000, |n| {
        log(&format!("10:00:00 {}\n", "<".repeat(n)))
    }),
    ("lines that say nothing", 20_000, |n| {
        log(&each(n, |i| format!("{}\n", head(i))))
    }),
    ("lines of no dialect", 10_000, |n| {
        log(&"who knows\n".repeat(n))
    }),
    ("blank lines of a log", 50_000, |n| {
        log(&format!("{}a\n{}{}b\n", head(0), "\n".repeat(n), head(1)))
    }),
    ("lines that go on", 10_000, |n| {
        log(&format!("{}a\n{}", head(0), "10:00 and on\n".repeat(n)))
    }),
    ("everybody speaks once", 5_000, |n| {
        log(&each(n, |i| format!("10:00:00 <n{i}> hello\n")))
    }),
    ("joins", 10_000, |n| {
        log(&format!(
            "{}a\n{}",
            head(0),
            each(n, |i| format!("10:00:00 -!- n{i} [u@h] has joined #x\n"))
        ))
    }),
    ("nicks that change in turn", 3_000, |n| {
        log(&format!(
            "{}a\n{}",
            head(0),
            each(n, |i| format!(
                "10:00:00 -!- n{i} is now known as n{}\n",
                i + 1
            ))
        ))
    }),
    ("nicks that all become one", 3_000, |n| {
        log(&format!(
            "{}a\n{}",
            head(0),
            each(n, |i| format!("10:00:00 -!- n{i} is now known as ash\n"))
        ))
    }),
    ("meetings in one file", 500, |n| {
        log(&each(n, |i| {
            format!(
                "{}#startmeeting\n{}hello\n{}#endmeeting\n",
                head(i),
                head(i),
                head(i)
            )
        }))
    }),
    ("meetings in one file, of other people each", 500, |n| {
        log(&each(n, |i| {
            format!(
                "10:00:00 <a{i}> #startmeeting\n10:00:01 <b{i}> #info a\n10:00:00 <a{i}> #endmeeting\n"
            )
        }))
    }),
    ("meetings that do not end", 500, |n| {
        log(&format!("{}#startmeeting\n", head(0)).repeat(n))
    }),
    ("days in one file", 300, |n| {
        vec![(
            "meetings/archive.log".to_owned(),
            each(n, |i| format!("{}T10:00:00  <ash> hello\n", day(i))),
        )]
    }),
    ("topics", 2_000, |n| said(n, |i| format!("#topic a {i}"))),
    ("topics with talk", 1_000, |n| {
        said(n, |i| ["#topic a", "hello"][i % 2].to_owned())
    }),
    ("subtopics", 2_000, |n| {
        said(n, |i| format!("#subtopic a {i}"))
    }),
    ("items", 3_000, |n| said(n, |i| format!("#info a {i}"))),
    ("items taken back", 3_000, |n| {
        said(n, |i| ["#info a", "#undo"][i % 2].to_owned())
    }),
    ("commands that are none", 5_000, |n| {
        said(n, |i| format!("#inof{i} a"))
    }),
    ("chairs", 3_000, |n| said(n, |i| format!("#chair n{i}"))),
    ("chairs in one line", 10_000, |n| {
        said(1, |_| format!("#chair {}", each(n, |i| format!("n{i} "))))
    }),
    ("chairs that come and go", 3_000, |n| {
        said(n, |i| {
            format!("{} n{}", ["#chair", "#unchair"][i % 2], i / 2)
        })
    }),
    ("people named", 3_000, |n| {
        said(n, |i| format!("#nick n{i}"))
    }),
    ("votes", 3_000, |n| {
        said(n, |i| {
            if i == 0 {
                "#startvote A? b, c".to_owned()
            } else {
                format!("#vote {}", ["b", "c"][i % 2])
            }
        })
    }),
    ("votes of all", 2_000, |n| {
        log(&format!(
            "{}#startmeeting\n{}#startvote A? b, c\n{}{}#endvote\n",
            head(0),
            head(0),
            each(n, |i| format!("10:00:00 <n{i}> #vote b\n")),
            head(0)
        ))
    }),
    ("options of a vote", 3_000, |n| {
        said(1, |_| {
            format!("#startvote A? {}", each(n, |i| format!("o{i}, ")))
        })
    }),
    ("actions", 1_000, |n| {
        said(n, |i| format!("#action ash to do {i}"))
    }),
    ("actions alike", 2_000, |n| {
        said(n, |_| "#action ash to do it".to_owned())
    }),
    ("notes with actions alike", 2_000, |n| {
        vec![(
            "meetings/2030-01-03-weekly.md".to_owned(),
            format!("# Weekly\n\n{}", "TODO: kim a\n".repeat(n)),
        )]
    }),
    ("actions of people with odd names", 500, |n| {
        log(&format!(
            "{}#startmeeting\n{}",
            head(0),
            each(n, |i| format!("10:00:00 <a.{i}> #action a.{i} to do it\n"))
        ))
    }),
    ("an action of many", 3_000, |n| {
        said(1, |_| {
            format!("#action {} will do it", each(n, |i| format!("@n{i} ")))
        })
    }),
    ("actions that are done", 500, |n| {
        said(n, |i| {
            format!("{} do {}", ["#action ash to", "#done"][i % 2], i / 2)
        })
    }),
    ("decisions", 1_000, |n| {
        said(n, |i| format!("#agreed a {i}"))
    }),
    ("corrections of early lines by late ones", 1_000, |n| {
        log(&format!(
            "{}[off] quokka\n{}{}{}s/b/a/\n{}s/a/b/g\n",
            head(0),
            format!("{}a\n", head(0)).repeat(n),
            format!("{}b\n", head(0)).repeat(4 * n),
            head(0),
            head(0)
        ))
    }),
    ("corrections in one line", 3_000, |n| {
        log(&format!(
            "{}[off] quokka\n{}{}\n",
            head(0),
            head(0),
            "s,ab,c, S#de#f ".repeat(n)
        ))
    }),
    ("brackets in a correction", 20_000, |n| {
        let brackets = "[".repeat(n);
        log(&format!(
            "{}[off] quokka\n{}s/{brackets}/x/\n",
            head(0),
            head(0)
        ))
    }),
    ("corrections that do not end", 20_000, |n| {
        log(&format!(
            "{}[off] quokka\n{}{}\n",
            head(0),
            head(0),
            "s/a s|b s,c ".repeat(n)
        ))
    }),
    ("secrets in one line that is corrected", 500, |n| {
        log(&format!(
            "{}{}\n{}",
            head(0),
            each(n, |i| format!("password{i}=Kx9canary{i} ")),
            format!("{}s/pass/pas/\n", head(0)).repeat(40)
        ))
    }),
    ("scribe: corrections of what was said", 2_000, |n| {
        call(n, |i| format!("<ash>\ts/a{i}/b/"))
    }),
    ("scribe: corrections that fit", 1_000, |n| {
        call(n, |i| {
            ["<ash>\tone a two".to_owned(), "<birch>\ts/a/b/".to_owned()][i % 2].clone()
        })
    }),
    ("scribe: corrections of everything", 500, |n| {
        call(n, |i| {
            ["<ash>\tone a two".to_owned(), "<birch>\ts/a/b/g".to_owned()][i % 2].clone()
        })
    }),
    ("scribe: insertions", 1_000, |n| {
        call(n, |i| {
            [
                "<ash>\tone a two".to_owned(),
                "<birch>\ti/one/zero/".to_owned(),
            ][i % 2]
                .clone()
        })
    }),
    ("scribe: people present", 3_000, |n| {
        call(n, |i| format!("<ash>\tpresent+ n{i}"))
    }),
    ("leads that are taken away", 1_000, |n| {
        let nicks = each(n, |i| format!("n{i} "));
        let all = nicks.trim_end();
        log(&format!(
            "{0}#startmeeting\n{0}#unchair {all}\n10:00:01 <meetbot> Current chairs: m{all}\n",
            head(0)
        ))
    }),
    ("scribe: people who come and go", 3_000, |n| {
        call(n, |i| {
            format!("<ash>\tpresent{} n{}", ["+", "-"][i % 2], i / 2)
        })
    }),
    ("scribe: the queue", 3_000, |n| {
        call(n, |i| format!("<n{i}>\tq+"))
    }),
    ("scribe: topics and speakers", 2_000, |n| {
        call(n, |i| {
            [
                "<ash>\tTopic: a",
                "<ash>\tbirch: hello",
                "<ash>\t... and more",
            ][i % 3]
                .to_owned()
        })
    }),
    ("scribe: agenda", 3_000, |n| {
        call(n, |i| format!("<ash>\tagenda+ a {i}"))
    }),
    ("Matrix: edits by everybody", 2_000, |n| {
        matrix(n, |i| format!("<@n{i}:x.org> * !info a"))
    }),
    ("Matrix: edits of one", 2_000, |n| {
        matrix(n, |i| {
            ["<@ash:x.org> !info a", "<@ash:x.org> * !info b"][i % 2].to_owned()
        })
    }),
    ("Matrix: events", 2_000, |n| {
        vec![(
            "meetings/2030-01-03-weekly.json".to_owned(),
            events(n, |_| String::new()),
        )]
    }),
    ("Matrix: events that edit", 1_000, |n| {
        vec![(
            "meetings/2030-01-03-weekly.json".to_owned(),
            events(n, |i| {
                format!(
                    ",\"m.relates_to\":{{\"rel_type\":\"m.replace\",\"event_id\":\"$e{}\"}},\"m.new_content\":{{\"body\":\"b\",\"msgtype\":\"m.text\"}}",
                    i / 2
                )
            }),
        )]
    }),
    ("Matrix: a message of many lines", 3_000, |n| {
        vec![(
            "meetings/2030-01-03-weekly.json".to_owned(),
            events(2, |_| String::new()).replace("hello", &"!info a\\n".repeat(n)),
        )]
    }),
    ("blocks of a log in Markdown", 1_000, |n| {
        vec![(
            "meetings/2030-01-03-weekly.md".to_owned(),
            "words\n\n```\n10:00:00 <ash> hello\n10:00:01 <birch> hello\n```\n\n".repeat(n),
        )]
    }),
    ("forms of a log that change", 500, |n| {
        log(&each(n, |i| {
            [
                "10:00:00 <ash> one\n".repeat(8),
                "[10:00] <ash> one\n".repeat(8),
            ][i % 2]
                .clone()
        }))
    }),
    ("labels that close and open", 3_000, |n| {
        log(&each(n, |i| {
            format!(
                "{}{}\n",
                head(i),
                ["TLP:RED here it is now", "TLP:CLEAR"][i % 2]
            )
        }))
    }),
    (
        "labels that close once and words that come again",
        2_000,
        |n| {
            log(&format!(
                "{}{}TLP:RED\n{}",
                each(n, |i| format!("{}we talk about {i} here\n", head(i))),
                head(0),
                each(n, |i| format!("{}we talk about {i} here\n", head(i)))
            ))
        },
    ),
    // Sidecars.
    ("sidecar: items", 500, |n| {
        sided(
            n,
            &format!(
                "items:\n{}",
                each(n, |i| format!(
                    "  - {{line: {}, kind: info, text: a}}\n",
                    i + 2
                ))
            ),
        )
    }),
    ("sidecar: items withdrawn", 1_000, |n| {
        sided(
            n,
            &format!("withdraw: [{}]\n", each(n, |i| format!("{}, ", i + 2))),
        )
    }),
    ("sidecar: actions for others", 500, |n| {
        sided(
            n,
            &format!(
                "reassign:\n{}",
                each(n, |i| format!("  - {{line: {}, to: [n{i}]}}\n", i + 2))
            ),
        )
    }),
    ("sidecar: lines taken out", 1_000, |n| {
        sided(
            n,
            &format!(
                "redact:\n  lines: [{}]\n",
                each(n, |i| format!("{}, ", i + 2))
            ),
        )
    }),
    ("sidecar: people taken out", 1_000, |n| {
        sided(
            n,
            &format!("redact:\n  nicks: [{}]\n", each(n, |i| format!("n{i}, "))),
        )
    }),
    // Tickets.
    ("a page of HTML with tags in its words", 3_000, |n| {
        let words = "&quot;a<b>b</b>.png password<i>=".repeat(n);
        vec![(
            "meetings/2030-01-03-weekly.html".to_owned(),
            format!("<ul><li>[10:00:00] &lt;ash&gt; {words}</li></ul>"),
        )]
    }),
    ("tickets in one file", 1_000, |n| {
        vec![("issues/all.json".to_owned(), tickets(n, "a"))]
    }),
    ("tickets of one number", 1_000, |n| {
        vec![(
            "issues/all.json".to_owned(),
            format!("[{}]", vec![ticket(7, "a", ""); n].join(",")),
        )]
    }),
    ("marks of changes that never close", 4_000, |n| {
        let text = format!("{}{}", "{+ a +} ".repeat(n), "{+[-".repeat(n));
        vec![("issues/all.json".to_owned(), tickets(1, &text))]
    }),
    ("marks of changes that close at the end", 4_000, |n| {
        let text = format!("{} ~ ` -]+}}", "[-{+` ".repeat(n));
        vec![("issues/all.json".to_owned(), tickets(1, &text))]
    }),
    ("addresses without a scheme in one word", 4_000, |n| {
        vec![(
            "issues/all.json".to_owned(),
            tickets(1, &"(www.a.b".repeat(n)),
        )]
    }),
    ("labels of a ticket", 2_000, |n| {
        vec![(
            "issues/all.json".to_owned(),
            format!("[{}]", ticket(1, "a", &each(n, |i| format!("\"l{i}\",")))),
        )]
    }),
    ("labels, each of a ticket of its own", 500, |n| {
        vec![(
            "issues/all.json".to_owned(),
            format!(
                "[{}]",
                (1..=n)
                    .map(|i| ticket(i, "a", &format!("\"l{i}\",")))
                    .collect::<Vec<_>>()
                    .join(",")
            ),
        )]
    }),
    ("comments on a ticket", 1_000, |n| {
        vec![("issues/1.json".to_owned(), commented(n))]
    }),
    ("tickets that name each other", 500, |n| {
        vec![(
            "issues/all.json".to_owned(),
            format!(
                "[{}]",
                (1..=n)
                    .map(|i| ticket(i, &format!("see #{} and #{}", i + 1, n - i + 1), ""))
                    .collect::<Vec<_>>()
                    .join(",")
            ),
        )]
    }),
    ("lines that name one ticket", 2_000, |n| {
        [
            log(&each(n, |i| format!("{}see #1\n", head(i)))),
            vec![("issues/all.json".to_owned(), tickets(1, "a"))],
        ]
        .concat()
    }),
    ("tickets that tell no tracker", 1_000, |n| {
        let bare = |i| {
            format!("{{\"id\":{i},\"title\":\"A leak\",\"status\":\"Open\",\"private\":false}},")
        };
        vec![(
            "issues/all.json".to_owned(),
            format!("{{\"issues\":[{}]}}", each(n, bare).trim_end_matches(',')),
        )]
    }),
    ("tickets in Markdown", 300, |n| {
        (1..=n)
            .map(|i| {
                (
                    format!("issues/{i}.md"),
                    "---\ntitle: A leak\nstate: open\n---\n".to_owned(),
                )
            })
            .collect()
    }),
    // The rest.
    ("people with many names", 1_500, |n| {
        vec![(
            "people.yaml".to_owned(),
            format!(
                "- nick: ash\n  aliases: [{}]\n",
                each(n, |i| format!("n{i}, "))
            ),
        )]
    }),
    ("people", 500, |n| {
        vec![(
            "people.yaml".to_owned(),
            each(n, |i| format!("- nick: n{i}\n")),
        )]
    }),
    ("keys that nobody knows", 500, |n| {
        vec![(
            "projects/p.md".to_owned(),
            format!(
                "---\ntitle: P\nstatus: active\n{}---\n",
                each(n, |i| format!("keyy{i}: 1\n"))
            ),
        )]
    }),
    ("projects", 100, |n| {
        each_file(n, |i| {
            (
                format!("projects/p{i}.md"),
                format!("---\ntitle: Project {i}\nstatus: active\n---\nSee project-{i}.\n"),
            )
        })
    }),
    ("updates of a project", 300, |n| {
        vec![(
            "projects/p.md".to_owned(),
            format!(
                "---\ntitle: P\nstatus: active\n---\n{}",
                each(n, |i| format!("## {}\n\nWe went on.\n\n", day(i)))
            ),
        )]
    }),
    ("calls for help", 1_000, |n| {
        vec![(
            "projects/p.md".to_owned(),
            format!(
                "---\ntitle: P\nstatus: active\n---\n{}",
                "Help wanted: a hand\n\n".repeat(n)
            ),
        )]
    }),
    ("calls for help of areas", 1_000, |n| {
        let areas = "areas: [{id: A, title: Watch}, {id: B, title: Boats}]";
        [
            said(n, |_| "#help with #1".to_owned()),
            vec![
                ("site.yaml".to_owned(), format!("title: Test\n{areas}\n")),
                (
                    "issues/1.md".to_owned(),
                    "---\ntitle: A leak\narea: A\n---\n".to_owned(),
                ),
            ],
        ]
        .concat()
    }),
    ("rows of a checklist", 1_000, |n| {
        vec![
            (
                "projects/p.md".to_owned(),
                "---\ntitle: P\nstatus: active\nchecklist: t.csv\n---\n".to_owned(),
            ),
            (
                "projects/t.csv".to_owned(),
                format!("name,a,b\n{}", each(n, |i| format!("r{i},done,todo\n"))),
            ),
        ]
    }),
    ("rows alike of a checklist", 1_000, |n| {
        vec![
            (
                "projects/p.md".to_owned(),
                "---\ntitle: P\nstatus: active\nchecklist: t.csv\n---\n".to_owned(),
            ),
            (
                "projects/t.csv".to_owned(),
                format!("name,a,b\n{}", "r,done,todo\n".repeat(n)),
            ),
        ]
    }),
    ("pages", 200, |n| {
        each_file(n, |i| (format!("p{i}.md"), format!("# Page {i}\n")))
    }),
    ("pages in the menu", 50, |n| {
        each_file(n, |i| {
            (
                format!("p{i}.md"),
                format!("---\ntitle: Page {i}\nmenu: P{i}\n---\n"),
            )
        })
    }),
    ("other addresses of a page", 1_000, |n| {
        vec![(
            "p.md".to_owned(),
            format!(
                "---\ntitle: P\naliases: [{}]\n---\n",
                each(n, |i| format!("/a{i}/, "))
            ),
        )]
    }),
    ("notes of one day", 200, |n| {
        each_file(n, |i| {
            (format!("notes/2030-01-03-n{i}.md"), format!("# Note {i}\n"))
        })
    }),
    ("meetings of one day", 200, |n| {
        each_file(n, |i| {
            (
                format!("meetings/2030-01-03-s{i}.log"),
                format!("{}hello\n{}hello\n", head(0), head(1)),
            )
        })
    }),
    ("meetings of one series", 200, |n| {
        each_file(n, |i| {
            (
                format!("meetings/{}-weekly.log", day(i)),
                format!("{}hello\n{}hello\n", head(0), head(1)),
            )
        })
    }),
    ("meetings with actions that stay open", 100, |n| {
        each_file(n, |i| {
            (
                format!("meetings/{}-weekly.log", day(i)),
                format!(
                    "{}#startmeeting\n{}#action ash to do {i}\n",
                    head(0),
                    head(1)
                ),
            )
        })
    }),
    ("files of one meeting", 200, |n| {
        each_file(n, |i| {
            (
                format!("meetings/2030-01-03-weekly.{}log", "txt.".repeat(i % 3))
                    .replace("weekly", &format!("weekly.{i}")),
                format!("{}hello\n{}hello\n", head(0), head(1)),
            )
        })
    }),
    ("events of a calendar", 300, |n| {
        vec![(
            "calendars/a.ics".to_owned(),
            calendar(
                n,
                "DTSTART:20300103T150000Z\nDTEND:20300103T160000Z\nRRULE:FREQ=WEEKLY\n",
            ),
        )]
    }),
    ("days that an event leaves out", 500, |n| {
        vec![(
            "calendars/a.ics".to_owned(),
            calendar(
                1,
                &format!(
                    "DTSTART:20300103T150000Z\nRRULE:FREQ=DAILY\n{}",
                    each(n, |i| format!(
                        "EXDATE:{}T150000Z\n",
                        day(i).replace('-', "")
                    ))
                ),
            ),
        )]
    }),
];

/// A page with a text.
fn page(text: &str) -> Files {
    vec![("page.md".to_owned(), format!("# A page\n\n{text}\n"))]
}

/// Somebody who wants not to be named.
fn hidden(nick: &str) -> Files {
    let person = format!("- nick: {nick}\n  hidden: true\n");
    vec![("people.yaml".to_owned(), person)]
}

/// A text in a page and on a line of a log.
fn both(text: &str) -> Files {
    [page(text), log(&format!("{}{text}\n", head(0)))].concat()
}

fn log(text: &str) -> Files {
    vec![(
        "meetings/2030-01-03-weekly.log.txt".to_owned(),
        text.to_owned(),
    )]
}

/// The head of a line of a log.
fn head(at: usize) -> String {
    format!("10:{:02}:{:02} <ash> ", at / 60 % 60, at % 60)
}

/// A meeting in which one person says so many lines.
fn said(lines: usize, line: impl Fn(usize) -> String) -> Files {
    let lines = each(lines, |at| format!("{}{}\n", head(at), line(at)));
    log(&format!("{}#startmeeting\n{lines}", head(0)))
}

/// A call with a scribe.
fn call(lines: usize, line: impl Fn(usize) -> String) -> Files {
    let stamp = "[2030-01-03T10:00:00.000Z]\t";
    let lines = each(lines, |at| format!("{stamp}{}\n", line(at)));
    log(&format!(
        "{stamp}<ash>\tscribe: ash\n{stamp}<ash>\tTopic: one\n{stamp}<ash>\tpresent+ birch\n{lines}"
    ))
}

/// A log of the Matrix bot.
fn matrix(lines: usize, line: impl Fn(usize) -> String) -> Files {
    let stamp = "2030-01-03 10:00:00 ";
    let lines = each(lines, |at| format!("{stamp}{}\n", line(at)));
    log(&format!("{stamp}<@ash:x.org> !startmeeting\n{lines}"))
}

/// Events of a Matrix room.
fn events(count: usize, more: impl Fn(usize) -> String) -> String {
    let event = |at: usize| {
        format!(
            "{{\"type\":\"m.room.message\",\"event_id\":\"$e{at}\",\"sender\":\"@ash:x.org\",\"origin_server_ts\":1893495600000,\"content\":{{\"msgtype\":\"m.text\",\"body\":\"hello\"{}}}}}",
            more(at)
        )
    };
    let events: Vec<String> = (0..count).map(event).collect();
    format!(
        "{{\"room_name\":\"a\",\"messages\":[{}]}}",
        events.join(",")
    )
}

/// A log of so many actions, and a sidecar.
fn sided(lines: usize, sidecar: &str) -> Files {
    let mut files = said(lines, |at| format!("#action n{at} to do {at}"));
    files.push((
        "meetings/2030-01-03-weekly.yaml".to_owned(),
        sidecar.to_owned(),
    ));
    files
}

fn ticket(number: usize, text: &str, labels: &str) -> String {
    let labels = labels.trim_end_matches(',');
    format!(
        "{{\"iid\":{number},\"title\":\"A leak\",\"description\":\"{text}\",\"state\":\"opened\",\"confidential\":false,\"labels\":[{labels}],\"web_url\":\"https://x.example/a/b/-/issues/{number}\"}}"
    )
}

fn tickets(count: usize, text: &str) -> String {
    let all: Vec<String> = (1..=count).map(|number| ticket(number, text, "")).collect();
    format!("[{}]", all.join(","))
}

/// A ticket with comments.
fn commented(count: usize) -> String {
    let note = "{\"body\":\"it leaks\",\"author\":{\"username\":\"ash\"},\"created_at\":\"2030-01-03T10:00:00Z\",\"system\":false,\"internal\":false}";
    let notes = vec![note; count].join(",");
    let ticket = ticket(1, "a", "");
    format!("[{},\"notes\":[{notes}]}}]", ticket.trim_end_matches('}'))
}

fn calendar(events: usize, lines: &str) -> String {
    let event = |at: usize| format!("BEGIN:VEVENT\nUID:{at}@x\nSUMMARY:a\n{lines}END:VEVENT\n");
    let text = format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\n{}END:VCALENDAR\n",
        each(events, event)
    );
    text.replace('\n', "\r\n")
}

/// A day, each number another one, all of them past.
fn day(at: usize) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        2029 - at / 336,
        at / 28 % 12 + 1,
        at % 28 + 1
    )
}

fn each(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

fn each_file(count: usize, file: impl Fn(usize) -> (String, String)) -> Files {
    (0..count).map(file).collect()
}
