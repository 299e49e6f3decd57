//! Ways to say that something is not public, as people and other tools spell them, and names that tell of it. A small tree a
//! row; its site comes out, holds every word that begins with `wombat` and none that begins with `quokka`.

use super::bytes::files as bytes_of;
use super::{PUBLIC, SECRET, assert_absent};
use crate::support::Tree;

/// What is tried, and the tree; each is built with `site.yaml` as it says, or without.
const ROWS: &[(&str, &str)] = &[
    (
        "labels as people spell them",
        "=== content/site.yaml
title: wombat
=== content/issues/1.md
---
title: quokka-dash
labels: [tlp-red]
---
quokka
=== content/issues/2.md
---
title: quokka-comma
labels: embargo, bug
---
quokka
=== content/issues/a.json
[{\"iid\": 3, \"title\": \"quokka-blank\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"TLP RED\"]},
{\"iid\": 4, \"title\": \"quokka-scoped\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"security::confidential\"]},
{\"iid\": 5, \"title\": \"wombat-open\", \"state\": \"Opened\", \"confidential\": false, \"labels\": [\"tlp-policy\"]}]
",
    ),
    (
        "steps that a public page numbers are no secret",
        "=== content/site.yaml
title: wombat
=== content/a.md
---
confidential: true
title: quokka
---
# quokka

- open the valve
- close the hatch
- [x] sound the wombat-horn
=== content/b.md
---
title: Steps
---
1. open the valve
2. close the hatch
3. sound the wombat-horn
",
    ),
    (
        "words that a public page has too, beside what is not seen",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/a.md
---
confidential: true
title: quokka
---
please read this \u{26a0}\u{fe0f} before you report a hole in the wombat

ask\u{a0}the \u{1f469}\u{200d}\u{1f4bb} crew\u{202f}: before you report a hole, e\u{301}tage by e\u{301}tage
=== content/b.md
---
title: Steps
---
please read this \u{26a0}\u{fe0f} before you report a hole in the wombat

ask\u{a0}the \u{1f469}\u{200d}\u{1f4bb} crew\u{202f}: before you report a hole, e\u{301}tage by e\u{301}tage
",
    ),
    (
        "quotations of what is out, as bridges cut them, and what others say as well",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/people.yaml
- {nick: ash}
- {nick: kim}
- {nick: reed, hidden: true}
=== content/meetings/2026-11-01-w.log
15:00:00 <ash> #startmeeting wombat-weekly
15:00:01 <ash> [off] quokka wants us to wait until the tenth because of the tide
15:00:02 <kim> <ash> \"[off] quokka wants us to wait u...\" <- #action kim to quokka
15:00:03 <kim> <ash \"quokka wants us to wait u...\"> yes
15:00:04 <kim> > quokka wants us to\u{2026}
15:00:05 <reed> quokka is in the keel of it
15:00:06 <kim> <reed \"quokka is in t...\"> yes
15:00:07 <kim> [confidential] quokka
15:00:08 <reed> works for me
15:00:09 <ash> #agreed the wombat-tenth works for me and the boat
15:00:10 <reed> wombat-keel
15:00:11 <ash> #topic wombat-keel
15:00:12 <ash> #action kim to mend the wombat-keel
15:00:13 <ash> #endmeeting
",
    ),
    (
        "a TLP label anywhere in front matter",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-11-17-quokka.md
---
title: quokka-tags
tags: [TLP:RED]
---
Present: ash. quokka
=== content/comment.md
---
# TLP:AMBER
title: quokka-comment
---
quokka
",
    ),
    (
        "keys of others",
        "=== content/about.md
wombat
=== content/a/one.md
---
title: quokka-embargo
embargo: 2027-01-01
---
quokka
=== content/a/two.md
---
title: quokka-until
Embargo-Until: 2027-01-01
---
quokka
=== content/a/three.md
---
title: quokka-yes
draft: yes
---
quokka
=== content/a/four.md
---
title: quokka-capital
Draft: true
---
quokka
=== content/a/five.md
---
title: quokka-published
published: false
---
quokka
",
    ),
    (
        "front matter that is not YAML",
        "=== content/about.md
wombat
=== content/a/one.md
+++
title = \"quokka-toml\"
a1 = 1
a2 = 1
a3 = 1
a4 = 1
a5 = 1
a6 = 1
a7 = 1
a8 = 1
a9 = 1
b1 = 1
b2 = 1
confidential = true
+++
quokka
=== content/a/two.md
+++
title = \"quokka-draft\"
draft = true
+++
quokka
=== content/a/three.md
---json
{\"title\": \"quokka-json\", \"x\": 1,
\"draft\": true}
---
quokka
=== content/a/four.md
+++
title = \"wombat-title\"
# quokka-comment
[extra.author]
hidden = false
+++
wombat-text
=== content/a/five.md
+++
title = \"quokka-table\"
[extra.author]
private = true
+++
quokka
=== content/a/six.md
+++
title = \"quokka-dotted\"
extra.private = true
+++
quokka
=== content/a/seven.md
+++
title = \"quokka-day\"
publishDate = 2027-02-01
+++
quokka
=== content/a/eight.md
{
\"title\": \"quokka-brace\",
\"extra\": {\"deep\": {\"confidential\": true}}
}
quokka
=== content/a/nine.md
{
\"title\": \"wombat-brace\"
}
wombat
",
    ),
    (
        "what other generators do not show, and folders and names that close",
        "=== content/about.md
wombat
=== content/a/one.md
---
title: quokka-hidden
hidden: true
---
quokka
=== content/a/two.md
Title: quokka-status
Date: 2026-11-01
Status: hidden

quokka
=== content/a/three.md
---
title: quokka-unlisted
unlisted: true
---
quokka
=== content/a/four.md
---
title: quokka-over
expiryDate: 2026-01-01
---
quokka
=== content/a/five.md
---
title: quokka-build
_build: {render: never, list: never}
---
quokka
=== content/a/six.md
+++
title = \"quokka-toml-build\"
[build]
render = \"never\"
+++
quokka
=== content/drafts/quokka-plan.md
quokka
=== content/minutes/drafts/2026-11-18.md
quokka
=== content/minutes/2026-11-19.draft.md
quokka
=== content/private/quokka-board.md
quokka
=== content/minutes/private/2026-11-10.md
quokka
=== content/minutes/2026-11-09-quokka-private.md
quokka
=== content/private/quokka-budget.pdf
quokka
=== content/minutes/2026-11-20.md
wombat-minutes
",
    ),
    (
        "fields at the head of texts",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-11-18.adoc
= quokka
:draft: true

quokka
=== content/meetings/2026-11-19.rst
quokka
======

:status: hidden

quokka
",
    ),
    (
        "text between rules is no front matter, unless it looks like a flag",
        "=== content/a.md
---

wombat-first, taken by kim.

---

wombat-second
=== content/b.md
---
- wombat-item
- wombat-other: x
---
wombat-below
=== content/meetings/2026-11-19.md
---

wombat slide: wombat-words of the day

---

wombat-more
=== content/c.md
---

- private

---

quokka
",
    ),
    (
        "a draft among the notes of meetings",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-11-17-draft.md
---
title: quokka-notes
draft: true
---
Present: ash. quokka
",
    ),
    (
        "a draft that is confidential withholds the log as well, and a flag behind a comment counts",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/meetings/2026-11-16-one.md
---
title: quokka
confidential: true
draft: true
---
quokka
=== content/meetings/2026-11-16-one.log
15:00 < ash> quokka-log
15:01 < birch> quokka-log
=== content/meetings/2026-11-15-two.log
---
- quokka
confidential: true
---
15:00 < ash> quokka-said
15:01 < birch> quokka-said
=== content/meetings/2026-11-14-three.log
---
# quokka
confidential: true
---
15:00 < ash> quokka-said
15:01 < birch> quokka-said
",
    ),
    (
        "a label in a log holds for the notes behind it, and one in notes for the log",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-11-17-w.md
wombat-before

```
15:00 < ash> #info wombat-log
15:01 < ash> TLP:RED
15:02 < ash> quokka-log
```

quokka-after

TLP:CLEAR

wombat-behind
=== content/meetings/2026-11-18-w.md
wombat-first
- a
- b
- c
- d
- e
- f
- g
- h
- i
- j
- k
- l

TLP:RED

quokka-prose

```
15:00 < ash> quokka-one
15:01 < birch> quokka-two
15:02 < ash> TLP:CLEAR
15:03 < ash> wombat-cleared
```
",
    ),
    (
        "pages of an API in one file: the newest counts",
        "=== content/site.yaml
title: wombat
=== content/issues/a.json
[{\"iid\": 5, \"title\": \"quokka-old\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"updated_at\": \"2026-02-01T00:00:00Z\"}]
[{\"iid\": 5, \"title\": \"quokka-new\", \"state\": \"opened\", \"confidential\": true, \"labels\": [], \"updated_at\": \"2026-06-01T00:00:00Z\"},
{\"iid\": 6, \"title\": \"wombat-six\", \"state\": \"opened\", \"confidential\": false, \"labels\": []}]
",
    ),
    (
        "a project that moved: its old dump is older",
        "=== content/site.yaml
title: wombat
trackers:
  - project: g/new
=== content/issues/old.json
[{\"iid\": 5, \"project_id\": 77, \"title\": \"quokka-old\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"updated_at\": \"2026-01-01T00:00:00Z\", \"web_url\": \"https://gitlab.example.org/g/old/-/issues/5\"}]
=== content/issues/new.json
[{\"iid\": 5, \"project_id\": 77, \"title\": \"quokka-new\", \"state\": \"opened\", \"confidential\": true, \"labels\": [], \"updated_at\": \"2026-02-01T00:00:00Z\", \"web_url\": \"https://gitlab.example.org/g/new/-/issues/5\"}]
",
    ),
    (
        "logs of withheld minutes under other names",
        "=== content/site.yaml
title: wombat
=== content/meetings/boats.md
---
confidential: true
---
# Minutes

## 2026-10-02

quokka

## 2026-10-01

quokka
=== content/meetings/boats-2026-10-01.log
15:00:00 <ash> #startmeeting pier
15:00:01 <ash> quokka here
15:00:02 <kim> quokka again
15:00:03 <ash> #endmeeting
=== content/meetings/ropes.md
# Minutes

## 2026-10-04

wombat

## 2026-10-03 TLP:AMBER

quokka
=== content/meetings/ropes-2026-10-03.log
15:00:00 <ash> #startmeeting pier
15:00:01 <ash> quokka here
15:00:02 <kim> quokka again
15:00:03 <ash> #endmeeting
=== content/meetings/2026-10-05-quay.md
# Quay

Present: ash

**TLP:AMBER**

quokka
=== content/meetings/2026-10-05-quay-matrix.log
15:00:00 <ash> #startmeeting pier
15:00:01 <ash> quokka here
15:00:02 <kim> quokka again
15:00:03 <ash> #endmeeting
=== content/meetings/minutes/2026-10-06-mast.md
---
private: true
---
quokka
=== content/meetings/irc/2026-10-06.log
15:00:00 <ash> #startmeeting pier
15:00:01 <ash> quokka here
15:00:02 <kim> quokka again
15:00:03 <ash> #endmeeting
=== content/meetings/2026-10-07-keel-15.00.md
# Keel - CONFIDENTIAL

quokka
=== content/meetings/keel.2026-10-07-15.30.log
15:00:00 <ash> #startmeeting pier
15:00:01 <ash> quokka here
15:00:02 <kim> quokka again
15:00:03 <ash> #endmeeting
=== content/meetings/2026-10-08-sail.html
<html><head><meta name='classification' content='confidential'></head><body>quokka</body></html>
=== content/meetings/sail-2026-10-08.log
15:00:00 <ash> #startmeeting pier
15:00:01 <ash> quokka here
15:00:02 <kim> quokka again
15:00:03 <ash> #endmeeting
=== content/meetings/2026-10-09-oars.adoc
= Oars
:confidential:

quokka
=== content/meetings/irclog-2026-10-09.txt
15:00:00 <ash> quokka here
15:00:01 <kim> quokka again
15:00:02 <ash> quokka ends
=== content/meetings/oars-2026-10-09-chat.log
15:00:00 <ash> #startmeeting pier
15:00:01 <ash> quokka here
15:00:02 <kim> quokka again
15:00:03 <ash> #endmeeting
=== content/contact.md
# wombat

Private: wombat@example.org
=== content/x-confidential.md
---
private: false
---
quokka
",
    ),
    (
        "names of files beside what is withheld",
        "=== content/site.yaml
title: wombat
=== content/issues/5-quokka-heap-overflow-file.md
---
title: quokka
confidential: true
---
quokka
=== content/issues/5-quokka-heap-overflow-file.png
x
=== content/projects/quokka-project.md
---
title: quokka
status: active
private: true
---
quokka
=== content/projects/quokka-project/picture.png
x
=== content/meetings/2026-11-03-quokka.md
---
confidential: true
---
quokka
=== content/meetings/2026-11-03-quokka.pdf
x
",
    ),
    (
        "a withheld meeting that follows the form of all others refuses nothing",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/meetings/2026-11-12-weekly.log
15:00 < maple> #startmeeting Security weekly
15:01 < reed> quokka
15:02 < maple> #endmeeting
=== content/meetings/2026-11-12-weekly.yaml
confidential: true
=== content/meetings/2026-11-19-weekly.log
15:00 < maple> #startmeeting Security weekly
15:01 < reed> wombat-said
15:02 < maple> #endmeeting
",
    ),
    (
        "who asked not to be named is nobody, and no fault",
        "=== content/site.yaml
title: wombat
=== content/people.yaml
- nick: ash
- nick: quokka
  hidden: true
- nick: quokka2
  hidden: true
=== content/projects/p.md
---
title: wombat-project
status: active
shepherd: ash
contributors: [quokka]
---
=== content/projects/p/updates/2026-11-20.md
---
by: quokka
---
wombat-update
=== content/meetings/2026-11-19-weekly.log
15:00 <ash> #startmeeting weekly
15:00 <ash> #chair quokka
15:01 <quokka> quokka-said
15:02 <quokka2> quokka-too
15:03 <ash> #action quokka to fix the boat
15:04 <ash> #action quokka2 to fix the pier
15:05 <ash> #endmeeting
",
    ),
    (
        "TLP labels in marks of Markdown and HTML, and in headings",
        "=== content/site.yaml
title: wombat
=== content/notes/2026-11-01-a.md
---
title: quokka bold key
---
**TLP:** AMBER

quokka-a
=== content/notes/2026-11-02-b.md
---
title: quokka heading
---
## TLP:RED

quokka-b
=== content/g.md
---
title: quokka html
---
<p><b>TLP:</b> RED</p>
quokka
=== content/issues/1.md
---
title: quokka issue heading
---
## TLP:RED

quokka-d
=== content/issues/a.json
[{\"iid\": 2, \"title\": \"quokka heading\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"quokka-l\"], \"description\": \"# TLP:RED\\n\\nquokka\"},
{\"iid\": 4, \"title\": \"quokka comment first\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"description\": \"<!-- Fill in the template -->\\nTLP:RED\\n\\nquokka\"},
{\"iid\": 5, \"title\": \"wombat-json\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"description\": \"ok\", \"notes\": [{\"id\": 1, \"body\": \"**TLP:** RED\\nquokka-note\", \"author\": {\"username\": \"a\"}}, {\"id\": 2, \"body\": \"TLP\u{a0}: RED\\nquokka-nbsp\", \"author\": {\"username\": \"a\"}}]}]
=== content/meetings/2026-11-05-w.log
15:00 < ash> wombat-log
15:01 < ash> *TLP:* RED
15:02 < ash> quokka-log
15:03 < ash> TLP:CLEAR
15:04 < ash> TLP\u{a0}: AMBER
15:05 < ash> quokka-nbsp
15:06 < ash> TLP: CLEAR
15:07 < ash> TLP\u{2011}RED quokka-hyphen
=== content/meetings/2026-11-06-m.md
wombat-minutes

| | |
|-|-|
| TLP | AMBER |

quokka-table
=== content/projects/p.md
---
title: wombat-project
status: active
shepherd: ash
started: 2026-11-01
---
wombat

## 2026-11-10

TLP:&nbsp;**AMBER**

quokka-update
",
    ),
    (
        "an embargo that ends at an hour holds all day",
        "=== content/site.yaml
title: wombat
=== content/notes/2026-11-01-a.md
---
title: quokka hour
embargo_until: 2026-11-22T18:00:00Z
---
quokka
=== content/notes/2026-11-01-b.md
---
title: quokka zone
embargo_until: 2026-11-21 23:00 -0800
---
quokka
=== content/notes/2026-11-01-c.md
---
title: wombat-same-day
embargo_until: 2026-11-22
---
wombat
",
    ),
    (
        "edits of a room: of others, and taken back",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-11-01-room.json
{\"room_name\": \"H\", \"messages\": [
{\"type\": \"m.room.message\", \"sender\": \"@maple:example.org\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"#agreed wombat-agreed\"}, \"event_id\": \"$1\", \"origin_server_ts\": 1793525402000},
{\"type\": \"m.room.message\", \"sender\": \"@guest:evil.example\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"* forged\", \"m.new_content\": {\"msgtype\": \"m.text\", \"body\": \"#agreed quokka-forged\"}, \"m.relates_to\": {\"rel_type\": \"m.replace\", \"event_id\": \"$1\"}}, \"event_id\": \"$2\", \"origin_server_ts\": 1793525403000},
{\"type\": \"m.room.message\", \"sender\": \"@maple:example.org\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"wombat-first\"}, \"event_id\": \"$3\", \"origin_server_ts\": 1793525404000},
{\"type\": \"m.room.message\", \"sender\": \"@maple:example.org\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"* e\", \"m.new_content\": {\"msgtype\": \"m.text\", \"body\": \"quokka-taken-back\"}, \"m.relates_to\": {\"rel_type\": \"m.replace\", \"event_id\": \"$3\"}}, \"event_id\": \"$4\", \"origin_server_ts\": 1793525405000},
{\"type\": \"m.room.redaction\", \"sender\": \"@maple:example.org\", \"redacts\": \"$4\", \"content\": {}, \"event_id\": \"$5\", \"origin_server_ts\": 1793525406000},
{\"type\": \"m.room.message\", \"sender\": \"@maple:example.org\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"quokka-before\"}, \"event_id\": \"$6\", \"origin_server_ts\": 1793525407000},
{\"type\": \"m.room.message\", \"sender\": \"@maple:example.org\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"* e\", \"m.new_content\": {\"msgtype\": \"m.text\", \"body\": \"wombat-edited\"}, \"m.relates_to\": {\"rel_type\": \"m.replace\", \"event_id\": \"$6\"}}, \"event_id\": \"$7\", \"origin_server_ts\": 1793525408000}
]}
",
    ),
    (
        "labels with scopes, blanks and signs",
        "=== content/site.yaml
title: wombat
=== content/issues/a.json
[{\"iid\": 1, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"embargo::2027-01-01\"]},
{\"iid\": 2, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"security/embargo\"]},
{\"iid\": 3, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"under embargo\"]},
{\"iid\": 4, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"\u{1f512} confidential\"]},
{\"iid\": 5, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"embargo: yes\"]},
{\"iid\": 6, \"title\": \"wombat-lifted\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"embargo-lifted\", \"non-confidential\"]}]
",
    ),
    (
        "front matter of others",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-10-01-a.md
---
title: quokka
embargoed_until: 2027-01-01
---
quokka
=== content/meetings/2026-10-02-a.md
---
title: quokka
embargoUntil: 2027-01-01
---
quokka
=== content/meetings/2026-10-03-a.md
---
title: quokka
tags: [meeting, confidential]
---
quokka
=== content/meetings/2026-10-04-a.md
---
title: quokka
status: draft
---
quokka
=== content/meetings/2026-10-05-a.md
---
title: quokka
visibility: private
---
quokka
=== content/meetings/2026-10-06-a.md
---
title: quokka
tags: meeting, embargo
---
quokka
=== content/meetings/2026-10-07-a.md
---
title: quokka
public: false
---
quokka
=== content/meetings/2026-10-08-a.md
---
title: quokka
publish: false
---
quokka
=== content/meetings/2026-10-09-a.md
---
title: quokka
Confidentiality: high
---
quokka
=== content/meetings/2026-10-10-a.md
---
title: quokka
metadata:
  confidential: true
---
quokka
=== content/meetings/2026-10-11-a.md
---
title: quokka
params: {draft: true}
---
quokka
=== content/meetings/2026-10-12-a.md
---
title: quokka
internal: true
---
quokka
=== content/meetings/2026-10-13-a.md
---
title: wombat-open
visibility: public
status: open
classification: public
internal: https://wiki.example.org
embargoed_until: 2026-01-01
tags: [meeting, confidential-computing]
params: {draft: false}
---
wombat
",
    ),
    (
        "flags at the head of texts and logs",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-10-01-a.txt
Confidential: yes

quokka
=== content/meetings/2026-10-02-a.log
# confidential: true
15:00 < ash> quokka
15:01 < birch> quokka
=== content/meetings/2026-10-03-a.rst
:confidential: true
:date: x

quokka
=== content/meetings/2026-10-04-a.org
#+TITLE: x
#+PRIVATE: t
quokka
=== content/meetings/2026-10-05-a.md
# Minutes

- **Confidential:** yes

quokka
=== content/meetings/2026-10-06-a.log
15:00 < ash> wombat-said: confidential: true
15:01 < birch> ok
",
    ),
    (
        "folders of drafts, what editors leave, and endings in capitals",
        "=== content/site.yaml
title: wombat
=== content/_drafts/quokka.md
# quokka draft
=== content/drafts/quokka-two.md
# quokka draft
=== content/meetings/_drafts/2026-11-10-weekly.md
quokka
=== content/meetings/drafts/2026-11-11-weekly.md
quokka
=== content/guide/drafts.md
# wombat-guide
=== content/meetings/2026-11-12-weekly.log
15:00 < ash> quokka-redacted
15:01 < birch> wombat-said
=== content/meetings/2026-11-12-weekly.YAML
redact: {lines: [1]}
=== content/meetings/#2026-11-12-weekly.log#
15:00 < ash> quokka-redacted
=== content/meetings/2026-11-13-weekly.log
15:00 < ash> quokka
15:01 < birch> quokka
=== content/meetings/2026-11-13-weekly.YML
confidential: true
",
    ),
    (
        "who asked not to be named, as people write names",
        "=== content/site.yaml
title: wombat, ask quokka
areas:
  - {id: A, title: quokka area, summary: led by Quokka Realname}
contact: {email: sec@example.org, urgent: \"call quokka\"}
schedule:
  - {title: quokka hour, series: weekly, weekday: Thursday, time: \"15:00\", minutes: 60, from: 2026-01-01}
=== content/people.yaml
- nick: amy
- nick: quokka
  name: Quokka Realname
  hidden: true
- nick: bob
  name: friend of quokka
  role: assists quokka
  summary: works with Quokka Realname
=== content/about.md
Thanks to `quokka`, wombat-about.

|who|done|
|---|---|
|quokka|x|
|amy|`quokka`|

Long text that ends with Quokka
Realname on the next line. Quokka&nbsp;Realname and Quokka  Realname and Quokka **Realname**.

-quokka

--quokka and quokka- and ^quokka^ and \"quokka\" and (quokka) and quokka/amy and #quokka.
=== content/meetings/2026-11-06-weekly.log
10:00:00 <amy> #startmeeting weekly
10:00:02 <amy> #info `quokka` |quokka| -quokka
10:00:02 <amy> #action `quokka` to mend wombat-boats
10:00:20 <amy> #endmeeting
=== content/issues/3.json
[{\"iid\": 3, \"title\": \"wombat `quokka`\", \"description\": \"by `quokka`\\n|quokka|x|\\nquokka \\u003cquokka\\u003e\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"by-quokka\", \"for::quokka\"], \"author\": {\"username\": \"amy\"}}]
",
    ),
    (
        "who asked not to be named goes by other nicks",
        "=== content/site.yaml
title: wombat
=== content/people.yaml
- nick: amy
- nick: maple
  hidden: true
=== content/meetings/2026-11-05-weekly.log
15:00 < quokka-birch> hello, quokka-before
15:01 -!- quokka-birch is now known as maple
15:02 < maple> quokka-said
15:03 -!- maple is now known as quokka-aspen
15:04 < quokka-aspen> quokka-said
15:05 < zodbot> maple: quokka-fas 'Maple Tree' <q@example.org>
15:06 < quokka-fas> quokka-said
15:07 < amy> wombat-said, thanks quokka-fas
15:07 < amy> <maple> quokka-pasted
15:08 -!- amy is now known as maple
15:09 -!- maple is now known as amy
15:10 < reed> wombat-reed
=== content/meetings/2026-11-12-weekly.log
15:00 < quokka-aspen> quokka-next
15:01 < amy> wombat-here, hello quokka-aspen
15:02 < reed> wombat-too
=== content/meetings/2026-11-13-w.txt
[10:00] Amy: wombat-plain
[10:01] maple: quokka-plain
=== content/meetings/2026-11-14-w.md
**amy:** wombat-bold

**maple:** quokka-bold
",
    ),
    (
        "a redacted nick of one server is not that of another",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-11-05-weekly.log
15:00 <@lurker:quokka.example> quokka-said
15:01 <@lurker:good.example> wombat-said
15:02 <@reed:good.example> wombat-too
=== content/meetings/2026-11-05-weekly.yaml
redact: {nicks: [\"@lurker:quokka.example\"]}
",
    ),
    (
        "two servers with one path of a project, and an issue with a key of milestones",
        "=== content/site.yaml
title: wombat
trackers: [{project: harbour/portal, url: \"https://gitlab.example.org/harbour/portal\"}]
=== content/issues/own.json
[{\"iid\": 1, \"project_id\": 7, \"title\": \"wombat-ours\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"start_date\": null, \"web_url\": \"https://gitlab.example.org/harbour/portal/-/issues/1\", \"updated_at\": \"2026-01-01T00:00:00Z\"}]
=== content/issues/mirror.json
[{\"iid\": 1, \"project_id\": 99, \"title\": \"wombat-theirs\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"web_url\": \"https://gitlab.com/harbour/portal/-/issues/1\", \"updated_at\": \"2026-06-01T00:00:00Z\"}]
",
    ),
    (
        "withheld records that speak of what the site says refuse nothing",
        "=== content/site.yaml
title: wombat
visibility: members
repository: https://gitlab.example.org/harbour/portal
schedule:
  - {title: Harbour weekly, series: weekly, weekday: Thursday, time: \"15:00\", minutes: 60, from: 2026-01-01}
=== content/meetings/2026-11-12-weekly.log
15:00 < maple> #startmeeting Harbour weekly
15:01 < maple> #action reed to write wombat-docs
15:02 < maple> #endmeeting
=== content/issues/1.md
---
title: wombat-one
---
wombat
=== content/issues/2.md
---
title: Decisions and actions
confidential: true
---
Came up at https://portal.example/meetings/2026-11-12-weekly/ and https://portal.example/meetings/2026-11-12-weekly/minutes.txt
=== content/issues/3.md
---
title: Issues by label
confidential: true
---
Same as https://gitlab.example.org/harbour/portal/-/issues/1
=== content/issues/4.md
---
title: quokka
confidential: true
---
reed to write wombat-docs (maple, 15:01)
=== content/meetings/2026-11-05-weekly.md
---
title: Harbour weekly
confidential: true
---
Next meeting: Thursday 26 November 2026 at 15:00 UTC, every Thursday at 15:00 UTC, 60 minutes
",
    ),
    (
        "comments in what projects say at their head, and names of people that a tracker tells",
        "=== content/site.yaml
title: wombat
privacy: {real_names: false}
=== content/people.yaml
- nick: ash
  name: Quokka Tree
=== content/projects/p.md
---
title: wombat-project
summary: wombat-summary <!-- quokka -->
status: active
shepherd: ash
started: 2026-11-01
---
TL;DR: <!-- quokka --> wombat-short

Help wanted: <!-- quokka --> wombat-help

## 2026-11-10

TL;DR: <!-- quokka --> wombat-update
=== content/issues/a.json
[{\"iid\": 1, \"title\": \"wombat-one\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"notes\": [{\"note\": \"wombat-note\", \"author\": {\"name\": \"Quokka Tree\"}, \"created_at\": \"2026-01-01T00:00:00Z\"}]}]
",
    ),
    (
        "one server under several names, and addresses of archives that hold people's",
        "=== content/site.yaml
title: wombat
zone: Europe/Paris
=== content/people.yaml
- nick: paris
  hidden: true
=== content/issues/a.json
[{\"iid\": 5, \"title\": \"quokka-five\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"updated_at\": \"2026-01-01T00:00:00Z\", \"web_url\": \"https://gitlab.example.org/g/p/-/issues/5\"},
{\"iid\": 6, \"title\": \"wombat-six\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"web_url\": \"https://gitlab.example.org/g/p/-/issues/6\"},
{\"iid\": 7, \"title\": \"quokka-seven\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"updated_at\": \"2026-01-01T00:00:00Z\", \"web_url\": \"https://gitlab.example.org/g/p/-/issues/7\"}]
=== content/issues/b.json
[{\"iid\": 5, \"title\": \"quokka-five\", \"state\": \"opened\", \"confidential\": true, \"labels\": [], \"web_url\": \"https://bot@www.GitLab.Example.org.:443/g/p/-/issues/5\"},
{\"iid\": 7, \"title\": \"quokka-seven\", \"state\": \"opened\", \"confidential\": true, \"labels\": [], \"web_url\": \"https://new.example.org/g/p/-/issues/7\"}]
=== content/meetings/2026-11-05-weekly.log
15:00 < ash> https://lore.kernel.org/all/?q=f:quokka-amy@mail.test wombat-query
15:01 < ash> {\"list\":\"https://lore.kernel.org/\",\"from\":\"quokka-dora@mail.test\"}
15:02 < ash> https://lists.test/mid/7,quokka-eve@mail.test,https://lists.test/mid/8|quokka-fay@mail.test
15:03 < ash> write to git@quokka-mail.test: or svn@quokka-mail.test/
=== content/meetings/2026-11-06-notes.md
- [redacted]: wombat-handwritten text
=== content/projects/drafts/project.md
---
title: wombat-drafts
status: active
shepherd: ash
started: 2026-11-01
---
wombat-body
",
    ),
    (
        "the head of a key, and what ends in a later ticket",
        concat!(
            "=== content/site.yaml
title: wombat
=== content/issues/all.json
[{\"iid\":14,\"title\":\"quokka-title\",\"description\":\"a -----BEGIN RSA PRIV",
            "ATE KEY----- quokka-body\",\"state\":\"opened\",\"confidential\":true},\
{\"iid\":15,\"title\":\"wombat-ticket\",\"description\":\"-----END PGP SIGNATURE-----\",\"state\":\"opened\",\"confidential\":false}]
=== content/issues/9.md
---
title: Image holds -----BEGIN RSA PRIV",
            "ATE KEY----- in the tree
labels:
  - embargo
---
quokka-embargoed

-----END RSA PRIV",
            "ATE KEY-----
=== content/meetings/2026-11-19-weekly.log
15:00:01 <ash> there is -----BEGIN RSA PRIV",
            "ATE KEY----- in it
15:00:02 <ash> #topic TLP: RED
15:00:03 <ash> quokka-said
15:00:04 <ash> TLP: CLEAR
15:00:05 <ash> wombat-said
15:00:06 <ash> -----END CERTIFICATE-----
",
        ),
    ),
    (
        "somebody who is called as a colour of TLP",
        "=== content/site.yaml
title: wombat
=== content/people.yaml
- nick: amber
  hidden: true
=== content/issues/all.json
[{\"iid\":14,\"title\":\"[TLP:AMBER] quokka-title\",\"description\":\"quokka-body\",\"state\":\"opened\",\"confidential\":false}]
=== content/issues/9.md
---
title: wombat-nine
---
wombat-open

TLP: AMBER

quokka-closed
=== content/meetings/2026-11-19-weekly.log
15:00:01 <ash> wombat-said
15:00:02 <ash> #topic TLP:AMBER
15:00:03 <ash> quokka-said
15:00:04 <ash> TLP:CLEAR
",
    ),
    (
        "what another meeting says at the same moment of its day is no secret",
        "=== content/site.yaml
title: wombat
=== content/meetings/weekly.2026-11-12-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:01:00 <ash> wombat-hello to you all
15:30:00 <ash> #endmeeting
=== content/meetings/weekly.2026-11-19-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:01:00 <ash> wombat-hello to you all
15:30:00 <ash> #endmeeting
=== content/meetings/weekly.2026-11-19-15.00.yaml
redact: {lines: [2]}
",
    ),
    (
        "what stands in two fields of a feed is no text",
        "=== content/site.yaml
title: wombat
=== content/meetings/weekly.2026-11-12-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:01:10 <ash> #action ash to mend the wombat-lamp of the pier
15:30:00 <ash> #endmeeting
=== content/meetings/weekly.2026-11-19-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:02:20 <ash> #action ash to mend the wombat-lamp of the pier, https://portal.example/private
15:30:00 <ash> #endmeeting
=== content/meetings/weekly.2026-11-19-15.00.yaml
redact: {lines: [2]}
",
    ),
    (
        "comments that are private in the words of other trackers",
        "=== content/site.yaml
title: wombat
=== content/issues/a.json
[{\"iid\": 5, \"title\": \"wombat-open\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"notes\": [
{\"body\": \"quokka-one\", \"internal\": false, \"visibility\": \"private\"},
{\"body\": \"quokka-two\", \"internal\": false, \"is_private\": true},
{\"body\": \"quokka-three\", \"internal\": false, \"private_notes\": true},
{\"body\": \"quokka-four\", \"internal\": false, \"tlp\": \"RED\"},
{\"body\": \"quokka-five\", \"internal\": false, \"visibility\": {\"type\": \"role\", \"value\": \"Boats\"}},
{\"body\": \"quokka-six\", \"internal\": false, \"public\": false},
{\"body\": \"wombat-seven\", \"internal\": false, \"public\": true, \"visibility\": \"public\", \"tlp\": \"CLEAR\"}]}]
",
    ),
    (
        "corrections of messages that were taken back, and of somebody who is hidden",
        "=== content/site.yaml
title: wombat
=== content/people.yaml
- nick: quokka-hidden
  hidden: true
=== content/meetings/2026-10-23-wombat.json
{\"messages\": [
{\"type\": \"m.room.message\", \"sender\": \"@ash:example.org\", \"origin_server_ts\": 1792767600000, \"event_id\": \"$1\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"the quokka-hole is here\"}},
{\"type\": \"m.room.message\", \"sender\": \"@ash:example.org\", \"origin_server_ts\": 1792767601000, \"event_id\": \"$2\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"s/quokka-hole/quokka-leak/\"}},
{\"type\": \"m.room.message\", \"sender\": \"@ash:example.org\", \"origin_server_ts\": 1792767602000, \"event_id\": \"$3\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"a wombat-boat\"}},
{\"type\": \"m.room.message\", \"sender\": \"@ash:example.org\", \"origin_server_ts\": 1792767603000, \"event_id\": \"$4\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"s/wombat-boat/wombat-ship/\"}},
{\"type\": \"m.room.redaction\", \"sender\": \"@ash:example.org\", \"origin_server_ts\": 1792767604000, \"event_id\": \"$5\", \"redacts\": \"$1\", \"content\": {}}
]}
=== content/meetings/2026-10-24-call.txt
14:00:00 <ash> scribe: ash
14:00:01 <ash> quokka-hidden: the quokka-words are here
14:00:02 <ash> birch: wombat-words
14:00:03 <ash> s/quokka-words/quokka-talk/
14:00:04 <quokka-hidden> s/wombat-words/quokka-more/
14:00:05 <birch> s/quokka-more/wombat/
14:00:06 <ash> cedar: wombat-boats float
14:00:07 <ash> s/cedar: wombat-boats/quokka-hidden: my quokka-boats/
",
    ),
    (
        "names that programs write otherwise",
        "=== content/site.yaml
title: wombat
=== content/people.yaml
- nick: qu_okkalurk
  name: Quokkaé Fox
  aliases: [quokkaeve]
  hidden: true
=== content/issues/all.ndjson
{\"iid\":14,\"title\":\"wombat-one\",\"description\":\"ask Quokka\\u00e9 Fox or qu\\\\_okkalurk\",\"state\":\"opened\",\"confidential\":false,\"labels\":[\"Quokka\\u00e9 Fox\"],\"notes\":[{\"note\":\"quokka-words\",\"author\":{\"name\":\"Quokka\\u00e9 Fox\"}}]}
=== content/about.md
---
title: \"wombat-page of Quokka\\u00e9 Fox\"
---
wombat-text of Quokkae\u{301} Fox, Quokka&#233; Fox, qu\\_okkalurk, and https://matrix.to/#/%40quokkaeve%3Aexample.org
",
    ),
    (
        "embargoes with two days, keys of others, what is merged",
        "=== content/site.yaml
title: wombat
=== content/meetings/one.2026-11-12.md
---
embargo: 2026-11-01, extended to 2027-02-01
---
quokka-one
=== content/meetings/two.2026-11-12.md
---
embargo_until: 2026-11-01 / 2027-02-01
---
quokka-two
=== content/meetings/three.2026-11-12.md
---
embargo_until: 2026-11-01T12:00:00Z
---
wombat-three
=== content/meetings/six.2026-11-12.md
---
embargo: 2026-11-01 to 2027-02-01
---
quokka-six
=== content/meetings/four.2026-11-12.md
---
is_confidential: true
---
quokka-four
=== content/meetings/five.2026-11-12.md
---
<<: {confidential: true}
---
quokka-five
",
    ),
    (
        "names that signs which nobody sees part, and what a sidecar adds",
        "=== content/site.yaml
title: wombat
=== content/people.yaml
- nick: quokkaeve
  hidden: true
=== content/issues/1-wombat.md
---
title: wombat-ticket
state: open
---
wombat-one x@mail.test quok\u{200B}kaeve and quokk\u{200D}aeve.
=== content/meetings/2026-11-19-weekly.log
15:00 < ash> #startmeeting wombat
15:01 < quokka> hello
15:02 < ash> #endmeeting
=== content/meetings/2026-11-19-weekly.yaml
redact: {nicks: [quokka]}
items:
- {line: 1, kind: agreed, text: wombat-added with quokka, nick: quokka}
- {line: 1, kind: action, text: quokka to mend it, nick: ash}
",
    ),
    (
        "flags directly below front matter",
        "=== content/site.yaml
title: wombat
=== content/people.yaml
- nick: ash
=== content/a.md
---
title: quokka
---

---
title: quokka
confidential: true
---
quokka
=== content/b.md
---
title: quokka
---
private: true

quokka
=== content/issues/1.md
---
title: quokka
---

---
title: quokka
confidential: true
---
quokka
=== content/issues/2.md
---
title: quokka
---
private: true

quokka
=== content/notes/2026-11-01-a.md
---
title: quokka
---

---
title: quokka
confidential: true
---
quokka
=== content/notes/2026-11-02-b.md
---
title: quokka
---
private: true

quokka
=== content/projects/p.md
---
title: wombat-project
status: active
shepherd: ash
started: 2026-11-01
---
wombat
=== content/projects/p/updates/2026-11-03.md
---
title: quokka
---

---
title: quokka
confidential: true
---
quokka
=== content/projects/p/updates/2026-11-04.md
---
title: quokka
---
private: true

quokka
=== content/projects/q.md
---
title: quokka
status: active
shepherd: ash
started: 2026-11-01
---

---
title: quokka
confidential: true
---
quokka
=== content/projects/r.md
---
title: quokka
status: active
shepherd: ash
started: 2026-11-01
---
private: true

quokka
=== content/meetings/2026-11-05-w.md
---
title: quokka
---

---
title: quokka
confidential: true
---
quokka
=== content/meetings/2026-11-06-w.md
---
title: quokka
---
private: true

quokka
=== content/meetings/2026-11-07-w.log
---
title: quokka
---
private: true

15:00 < ash> quokka
15:01 < ash> quokka
=== content/open.md
---
title: wombat-open
---
Status: open

A line `private: true` is a flag of wombat-text.

---

note: wombat

---
",
    ),
    (
        "front matter of meetings in JSON and with a colon of full width",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-11-05-w.md
;;;
{\"title\": \"quokka\", \"confidential\": true}
;;;
quokka
=== content/meetings/2026-11-06-w.md
---
title: quokka
confidential： true
---
quokka
=== content/meetings/2026-11-07-w.md
{\"title\": \"quokka\", \"labels\": [\"boats\", \"embargo\"], \"private\": true}

quokka
=== content/meetings/2026-11-08-w.md
;;;
{\"title\": \"a\", \"confidential\": false, \"tags\": [\"boats\"]}
;;;
wombat-said
",
    ),
    (
        "misspelt flags of meetings",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-10-01-w.md
---
title: quokka
confidental: true
---
quokka
=== content/meetings/2026-10-02-w.md
---
title: quokka
privat: true
---
quokka
=== content/meetings/2026-10-03-w.md
---
title: quokka
embargo_untill: 2027-01-01
---
quokka
=== content/meetings/2026-10-04-w.md
---
title: quokka
visibilty: private
---
quokka
=== content/meetings/2026-10-05-w.md
---
title: quokka
tlp_level: RED
---
quokka
=== content/meetings/2026-10-06-w.md
---
title: quokka
lables: [embargo]
---
quokka
=== content/meetings/2026-10-07-w.md
---
title: quokka
darft: true
---
quokka
=== content/meetings/2026-10-08-w.md
---
title: quokka
Confidentail: yes
---
quokka
=== content/meetings/2026-11-01-w.md
---
title: wombat-open
privacy: policy
levels: [embargo]
drafts: 3
visibilty: public
embargo_untill: 2026-01-01
secrets: none
tip: top
---
wombat-said
",
    ),
    (
        "TLP labels in a sidecar",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-11-05-w.log
15:00 < ash> quokka
15:01 < ash> quokka
=== content/meetings/2026-11-05-w.yaml
items: [{line: 1, kind: agreed, text: \"TLP:RED quokka\", nick: ash}]
=== content/meetings/2026-11-06-w.log
15:00 < ash> quokka
15:01 < ash> quokka
=== content/meetings/2026-11-06-w.yaml
# TLP:AMBER
title: quokka
=== content/meetings/2026-11-07-w.log
15:00 < ash> wombat-said
15:01 < ash> wombat-said
=== content/meetings/2026-11-07-w.yaml
# TLP:CLEAR
title: wombat-title
",
    ),
    (
        "a bot's own minutes with a label among their items",
        "=== content/site.yaml
title: wombat
=== content/meetings/weekly.2026-01-08-15.00.txt
==================
#pier: Pier weekly
==================


Meeting started by ash at 15:00:00 UTC.



Meeting summary
---------------
* wombat-boats  (ash, 15:01:00)
  * wombat-float  (ash, 15:02:00)
  * TLP:RED  (ash, 15:03:00)
  * the quokka-hull is rotten below the waterline  (birch, 15:04:00)
  * ACTION: birch to mend the quokka-hull  (ash, 15:05:00)
* quokka-topic  (ash, 15:06:00)
  * ACTION: birch to paint the quokka-keel  (ash, 15:06:00)
* TLP:CLEAR wombat-rest  (ash, 15:07:00)
  * wombat-after  (ash, 15:08:00)

Meeting ended at 15:30:00 UTC.


Action Items
------------
* birch to mend the quokka-hull


People Present (lines said)
---------------------------
* ash (10)
* birch (5)
=== content/meetings/other.2026-01-08-15.00.html
<html><head><title>x</title></head><body>
<h1>#pier: Pier weekly</h1>
<span class=\"details\">
Meeting started by ash at 15:00:00 UTC
(<a href=\"x.log.html\">full logs</a>).</span>
<h3>Meeting summary</h3>
<ol>
<li><b class=\"TOPIC\">wombat-html</b> <span class=\"details\">(<a href='x.log.html#l-2'>ash</a>, 15:01:00)</span>
<ol type=\"a\">
  <li><span class=\"INFO\">TLP:RED</span> <span class=\"details\">(<a href='x.log.html#l-3'>ash</a>, 15:02:00)</span></li>
  <li><span class=\"INFO\">quokka-info</span> <span class=\"details\">(<a href='x.log.html#l-4'>ash</a>, 15:03:00)</span></li>
</ol></li>
</ol>
<span class=\"details\">
Meeting ended at 15:30:00 UTC</span>
</body></html>
",
    ),
    (
        "a bot's own minutes with flags at their head",
        "=== content/site.yaml
title: wombat
=== content/meetings/quokka-a.2026-01-08-15.00.txt
---
confidential: true
---
#pier: quokka weekly
Meeting started by quokka at 15:00:00 UTC.
Meeting summary
* quokka-topic  (quokka, 15:01:00)
Meeting ended at 15:30:00 UTC.
=== content/meetings/quokka-b.2026-01-08-15.00.txt
Confidential: yes
#pier: quokka weekly
Meeting started by quokka at 15:00:00 UTC.
Meeting summary
* quokka-topic  (quokka, 15:01:00)
Meeting ended at 15:30:00 UTC.
=== content/meetings/quokka-c.2026-01-08-15.00.txt
TLP:AMBER
#pier: quokka weekly
Meeting started by quokka at 15:00:00 UTC.
Meeting summary
* quokka-topic  (quokka, 15:01:00)
Meeting ended at 15:30:00 UTC.
=== content/meetings/quokka-d.2026-01-08-15.00.html
<p>Confidential: yes</p>
<h1>#pier: quokka weekly</h1>
Meeting started by quokka at 15:00:00 UTC
<h3>Meeting summary</h3>
<li><b class=\"TOPIC\">quokka-html</b> <span class=\"details\">(<a href='x.log.html#l-2'>quokka</a>, 15:01:00)</span>
=== content/meetings/quokka-e.2026-01-08-15.00.html
---
tlp: RED
---
<h1>#pier: quokka weekly</h1>
Meeting started by quokka at 15:00:00 UTC
<h3>Meeting summary</h3>
<li><b class=\"TOPIC\">quokka-html</b> <span class=\"details\">(<a href='x.log.html#l-2'>quokka</a>, 15:01:00)</span>
=== content/meetings/quokka-f.2026-01-08-15.00.html
<html><head><title>#pier: quokka weekly TLP:RED</title></head>
<h1>#pier: quokka weekly TLP:RED</h1>
Meeting started by quokka at 15:00:00 UTC
<h3>Meeting summary</h3>
<li><b class=\"TOPIC\">quokka-html</b> <span class=\"details\">(<a href='x.log.html#l-2'>quokka</a>, 15:01:00)</span>
=== content/meetings/w.2026-01-08-15.00.txt
---
title: wombat-told
---
#pier: wombat
Meeting started by ash at 15:00:00 UTC.
Meeting summary
* wombat-topic  (ash, 15:01:00)
Meeting ended at 15:30:00 UTC.
",
    ),
    (
        "somebody hidden in a bot's own minutes, and somebody redacted",
        "=== content/site.yaml
title: wombat
=== content/people.yaml
- nick: ash
- nick: quokka
  hidden: true
=== content/meetings/weekly.2026-01-08-15.00.txt
# #pier:example.org: weekly

Meeting started by @ash:example.org at 2026-01-08 15:00:00

Meeting summary
---------------
* TOPIC: wombat-boats (@ash:example.org, 15:01:00)
    * INFO: aquokkaboats float (@quokka:example.org, 15:02:00)
    * INFO: aquokkaboats sink (@quokka-two:example.org, 15:02:00)
    * ACTION: ash to buy aquokkapaint (@quokka:example.org, 15:03:30)

Meeting ended at 2026-01-08 15:30:00

People Present (lines said)
---------------------------
* @ash:example.org (10)
* @quokka:example.org (5)
* @quokka-two:example.org (5)
=== content/meetings/weekly.2026-01-08-15.00.yaml
redact: {nicks: [quokka-two]}
",
    ),
    (
        "a nick that is part of longer names of its owner, and of others",
        "=== content/site.yaml
title: wombat
=== content/people.yaml
- nick: ash
- nick: fern
  name: Fern Quokka
  gitlab: fern.quokka
  matrix: \"@fern:quokka.example\"
  aliases: [fern quokk]
  hidden: true
- nick: reed
  name: Reed Fern Quokkason
  hidden: true
=== content/issues/1.md
---
title: wombat-one
---
Ask Fern Quokka, @fern.quokka, https://gitlab.com/fern.quokka or @fern:quokka.example, that is fern quokk. wombat-text

Not https://matrix.to/#/%40fern%3Aquokka.example, and not Reed Fern Quokkason.
=== content/meetings/2026-11-05-weekly.log
15:00 < ash> wombat-log: ask Fern Quokka, fern.quokka, @fern:quokka.example or Reed Fern Quokkason
15:01 < ash> #info wombat-info by fern.quokka
15:02 < birch> and so
",
    ),
    (
        "a label that is public withholds nothing, whatever stands behind it",
        "=== content/site.yaml
title: wombat
=== content/a.md
TLP:CLEAR - wombat-a may be shared freely
=== content/b.md
TLP:CLEAR.

wombat-b
=== content/notes/2026-11-01-c.md
TLP:CLEAR (public)

wombat-c
=== content/issues/4.md
---
title: wombat-four
---
TLP:WHITE / public

wombat-d
=== content/meetings/2026-11-02-w.md
TLP:CLEAR for everybody

wombat-e
=== content/f.md
TLP:CLEAR until we know, then TLP:RED

quokka
",
    ),
    (
        "a topic with the label that opens, in a log and in notes",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-11-02-w.log
15:00 < ash> #topic wombat-contacts
15:01 < ash> #topic TLP:AMBER quokka-advisory
15:02 < ash> quokka
15:03 < ash> #topic TLP:CLEAR wombat-business
15:04 < ash> #agreed wombat-agreed
=== content/meetings/2026-11-03-w.md
wombat-notes
- a
- b
- c
- d
- e
- f
- g
- h
- i
- j
- k
- l

TLP:RED

quokka

## TLP:CLEAR wombat-other business

wombat-behind
",
    ),
    (
        "updates of a project in comments and in code",
        "=== content/site.yaml
title: wombat
=== content/projects/p.md
---
title: wombat-project
status: active
shepherd: ash
started: 2026-01-01
---
wombat-text

<!--
## 2026-01-20: quokka-commented

quokka
-->

## 2026-01-07: wombat-update

wombat-told

<!-- quokka

## 2026-01-27

quokka -->
",
    ),
    (
        "withheld records that hold addresses and words that the program puts together refuse nothing",
        "=== content/site.yaml
title: wombat
visibility: members
contact: {email: sec@example.org}
rooms: [{name: Pier, address: \"#pier:example.org\"}]
areas: [{id: A, title: Boats and piers}]
schedule:
  - {title: Harbour weekly, series: weekly, weekday: Thursday, time: \"15:00\", minutes: 60, from: 2026-01-01}
=== content/people.yaml
- {nick: ash, areas: [A]}
- {nick: quokka, hidden: true}
=== content/meetings/2026-11-12-weekly.log
15:00 < ash> #startmeeting Harbour weekly
15:01 < ash> #agreed wombat-agreed, CVE-2026-1111, RHBZ#1234567, FEDORA-2026-0123456789, DSA-1234-1 and RUSTSEC-2026-0001
15:02 < reed> quokka: https://www.cve.org/CVERecord?id=CVE-2026-2222 it is
15:03 < quokka> https://www.cve.org/CVERecord?id=CVE-2026-3333 is mine
15:04 < ash> #endmeeting
=== content/meetings/2026-11-12-weekly.yaml
redact: {lines: [3]}
=== content/issues/1.md
---
title: wombat-one
---
wombat
=== content/issues/2.md
---
title: quokka
confidential: true
---
https://www.cve.org/CVERecord?id=CVE-2026-2222

https://bugzilla.redhat.com/show_bug.cgi?id=7654321

https://bodhi.fedoraproject.org/updates/FEDORA-2026-9999999999

https://security-tracker.debian.org/tracker/DSA-9999-1

https://rustsec.org/advisories/RUSTSEC-2026-9999.html

https://matrix.to/#/#pier:example.org

https://portal.example/report/ https://portal.example/contact/index.html

https://portal.example/issues/ and https://portal.example/search/

https://portal.example/people/ash/ https://portal.example/areas/a/

https://portal.example/meetings/year/2026/ https://portal.example/feed.xml

https://portal.example/decisions/feed.xml https://portal.example/.well-known/security.txt

What an attacker needs: an account, a local file, a place on the network, or nothing.

The call takes place every Thursday at 15:00 UTC

Who said they would do what, and what is still open
",
    ),
    (
        "topics of rooms with a label, as clients tell of them",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-11-01-w.irssi.log
15:00 < ash> wombat-irssi
15:01 -!- ash changed the topic of #pier to: TLP:AMBER quokka call
15:02 < ash> quokka
15:03 < birch> #agreed quokka
15:04 -!- ash changed the topic of #pier to: TLP:CLEAR boats
15:05 < ash> #agreed wombat-agreed
=== content/meetings/2026-11-02-w.weechatlog
2026-11-02 15:00:00\tash\twombat-weechat
2026-11-02 15:01:00\t--\tash has changed topic for #pier from \"TLP:RED call\" to \"boats\"
2026-11-02 15:02:00\tash\twombat-boats
2026-11-02 15:03:00\t--\tash has changed topic for #pier from \"boats\" to \"TLP:RED quokka\"
2026-11-02 15:04:00\tbirch\tquokka
=== content/meetings/2026-11-03-w.log
[15:00] <ash> wombat-mirc
[15:01] <birch> wombat-yes
[15:02] * ash changes topic to 'TLP:RED quokka'
[15:03] <ash> quokka
=== content/meetings/2026-11-04-w.log
2026-11-04T15:00:00  <ash> wombat-limnoria
2026-11-04T15:01:00  <birch> wombat-of-birch
2026-11-04T15:02:00  *** ash changes topic to \"TLP:GREEN quokka\"
2026-11-04T15:03:00  <ash> quokka
=== content/meetings/2026-11-05-w.xchatlog
**** BEGIN LOGGING AT Thu Nov  5 15:00:00 2026
Nov 05 15:00:00 <ash>\twombat-hexchat
Nov 05 15:01:00 *\tash has changed the topic to: TLP:RED quokka
Nov 05 15:02:00 <ash>\tquokka
=== content/meetings/2026-11-06-w.txt
Fri, Nov 6, 2026, 15:00:00 - ash: wombat-element
Fri, Nov 6, 2026, 15:01:00 - ash changed the topic to \"TLP:RED quokka\".
Fri, Nov 6, 2026, 15:02:00 - ash: quokka
=== content/meetings/2026-11-07-w.json
{\"messages\": [
{\"type\": \"m.room.message\", \"sender\": \"@ash:example.org\", \"origin_server_ts\": 1794063600000, \"event_id\": \"$1\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"wombat-matrix\"}},
{\"type\": \"m.room.topic\", \"sender\": \"@ash:example.org\", \"origin_server_ts\": 1794063601000, \"event_id\": \"$2\", \"state_key\": \"\", \"content\": {\"topic\": \"TLP:RED quokka\"}},
{\"type\": \"m.room.message\", \"sender\": \"@ash:example.org\", \"origin_server_ts\": 1794063602000, \"event_id\": \"$3\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"quokka\"}},
{\"type\": \"m.room.topic\", \"sender\": \"@ash:example.org\", \"origin_server_ts\": 1794063603000, \"event_id\": \"$4\", \"state_key\": \"\", \"content\": {\"topic\": \"TLP:CLEAR\"}},
{\"type\": \"m.room.message\", \"sender\": \"@ash:example.org\", \"origin_server_ts\": 1794063604000, \"event_id\": \"$5\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"wombat-open\"}}
]}
=== content/meetings/2026-11-09-w.log
15:00:00 *** topic of #pier is \"Pier | no TLP:RED here | logs public\"
15:00:10 <ash> wombat-ruled
15:01:00 <birch> wombat-of-rule
=== content/meetings/2026-11-10-w.log
15:00:00 <ash> wombat-before
15:00:10 *** ash changes topic to \"Pier | TLP:AMBER max\"
15:01:00 <birch> quokka
=== content/meetings/2026-11-11-w.log
15:00:00 <ash> wombat-said
15:00:10 *** ash changes topic to \"Pier | TLP:AMBER max\"
15:01:00 <birch> wombat-limited
=== content/meetings/2026-11-11-w.yaml
tlp: CLEAR
=== content/meetings/2026-11-12-weekly.html
<html><head><title>TLP:RED weekly</title></head><body><h1>Weekly</h1><p>Present: ash</p></body></html>
=== content/meetings/weekly.2026-11-12-15.00.log.txt
15:00:00 <ash> quokka
15:01:00 <birch> quokka
=== content/meetings/2026-11-08-w.log
15:00 -!- Irssi: #pier: Total of 2 nicks
15:00 -!- Topic for #pier: TLP:AMBER quokka
15:01 < ash> quokka
15:02 < birch> quokka
",
    ),
    (
        "what a bot repeats of a line that is gone",
        "=== content/site.yaml
title: wombat
=== content/people.yaml
- nick: ash
- {nick: reed, hidden: true}
=== content/meetings/2026-11-01-w.log
15:00:00 <ash> #startmeeting quokka Plans
15:00:00 <meetingology> Meeting started Sun Nov  1 15:00:00 2026 UTC.  The chair is ash.
15:00:00 <meetingology> The meeting name has been set to 'quokka_plans'
15:00:01 <ash> #action cedar to rotate the quokka key
15:00:02 <meetingology> ACTION: cedar to rotate the quokka key
15:00:03 <ash> #topic Quokka
15:00:04 <meetingology> TOPIC: quokka
15:00:05 <ash> #info the tide rises over the quokka
15:00:06 <cedar> ash wrote \"the tide rises over the quokka\"
15:00:07 <ash> #startvote Is the quokka ripe? yes, no
15:00:08 <meetingology> Begin voting on: Is the quokka ripe? Valid vote options are yes, no.
15:00:09 <ash> #endvote
15:00:10 <meetingology> Voted on \"Is the quokka ripe?\" Results are
15:00:11 <ash> #undo
15:00:12 <meetingology> Removing item from minutes: INFO: the tide rises over the quokka
15:00:13 <reed> #info quokka eggs
15:00:14 <meetingology> INFO: quokka eggs
15:00:15 <meetingology> INFO: wombat eggs
15:00:16 <cedar> #topic wombat-topic
15:00:17 <ash> #endmeeting
=== content/meetings/2026-11-01-w.yaml
redact: {lines: [1, 4, 6, 8, 10]}
=== content/meetings/2026-11-07-w.json
{\"messages\": [
{\"type\": \"m.room.message\", \"sender\": \"@ash:example.org\", \"origin_server_ts\": 1794063600000, \"event_id\": \"$1\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"#action ash to sell the quokka\"}},
{\"type\": \"m.room.message\", \"sender\": \"@meetbot:example.org\", \"origin_server_ts\": 1794063601000, \"event_id\": \"$2\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"ACTION: ash to sell the quokka\"}},
{\"type\": \"m.room.redaction\", \"sender\": \"@ash:example.org\", \"origin_server_ts\": 1794063602000, \"event_id\": \"$3\", \"redacts\": \"$1\", \"content\": {}},
{\"type\": \"m.room.message\", \"sender\": \"@ash:example.org\", \"origin_server_ts\": 1794063603000, \"event_id\": \"$4\", \"content\": {\"msgtype\": \"m.text\", \"body\": \"wombat-matrix\"}}
]}
",
    ),
    (
        "degrees of several words",
        "=== content/about.md
wombat
=== content/a/one.md
---
title: quokka
classification: Strictly Confidential
---
quokka
=== content/a/two.md
---
title: quokka
visibility: private-group
---
quokka
=== content/a/three.md
---
title: quokka
access: team
---
quokka
=== content/a/four.md
---
title: wombat-four
visibility: public to members
---
wombat-public
=== content/a/five.md
Access: members of the crew have a key

wombat-five
",
    ),
    (
        "heads of other programs, and names of drafts",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/notes/2026-11-02-quokka-flaw.md
---
draft: true
---
quokka
=== content/projects/quokka-plan.md
---
title: quokka
status: draft
---
quokka
=== content/e.md
Title: quokka
Status: draft
Date: 2026-11-09

quokka
=== content/notes/2026-11-03-quokka.md
Published: no

quokka
=== content/meetings/2026-11-04-w.md
# Weekly

wombat-minutes

Status: draft
",
    ),
    (
        "flags and words of classification at the head of a text, be there front matter or not",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/a0.md
---
title: quokka
---
**Confidential:** yes

quokka
=== content/issues/1.md
---
title: quokka
---
**Confidential:** yes

quokka
=== content/a1.md
---
title: quokka
---
* Embargo: 2027-05-01

quokka
=== content/notes/2026-11-01-a1.md
---
title: quokka
---
* Embargo: 2027-05-01

quokka
=== content/a2.md
---
title: quokka
---
- **Visibility**: private

quokka
=== content/b2.md
- **Visibility**: private

quokka
=== content/a3.md
---
title: quokka
---
_Visibility: private_

quokka
=== content/issues/4.md
---
title: quokka
---
_Visibility: private_

quokka
=== content/a4.md
---
title: quokka
---
> Confidential: yes

quokka
=== content/notes/2026-11-01-a4.md
---
title: quokka
---
> Confidential: yes

quokka
=== content/a5.md
---
title: quokka
---
<!-- confidential: true -->

quokka
=== content/b5.md
<!-- confidential: true -->

quokka
=== content/a6.md
---
title: quokka
---
**Classification:** Internal

quokka
=== content/issues/7.md
---
title: quokka
---
**Classification:** Internal

quokka
=== content/a7.md
---
title: quokka
---
Embargo date: 2027-05-01 14:00 UTC

quokka
=== content/notes/2026-11-01-a7.md
---
title: quokka
---
Embargo date: 2027-05-01 14:00 UTC

quokka
=== content/a8.md
---
title: quokka
---
Embargo lift: 2027-05-01

quokka
=== content/b8.md
Embargo lift: 2027-05-01

quokka
=== content/a9.md
---
title: quokka
---
# Flaw

Confidential: yes

quokka
=== content/issues/10.md
---
title: quokka
---
# Flaw

Confidential: yes

quokka
=== content/a10.md
---
title: quokka
---
CONFIDENTIAL

quokka
=== content/notes/2026-11-01-a10.md
---
title: quokka
---
CONFIDENTIAL

quokka
=== content/a11.md
---
title: quokka
---
[confidential]

quokka
=== content/b11.md
[confidential]

quokka
=== content/a12.md
---
title: quokka
---
Not for publication

quokka
=== content/issues/13.md
---
title: quokka
---
Not for publication

quokka
=== content/a13.md
---
title: quokka
---
**Embargoed until 2027-05-01**

quokka
=== content/notes/2026-11-01-a13.md
---
title: quokka
---
**Embargoed until 2027-05-01**

quokka
=== content/a14.md
---
title: quokka
---
> **Note:** This document is under embargo until 2027-05-01.

quokka
=== content/b14.md
> **Note:** This document is under embargo until 2027-05-01.

quokka
=== content/a15.md
---
title: quokka
---
**Status**: embargoed until 2027-05-01

quokka
=== content/issues/16.md
---
title: quokka
---
**Status**: embargoed until 2027-05-01

quokka
=== content/a16.md
---
title: quokka
---
| | |
|-|-|
| Confidential | yes |

quokka
=== content/notes/2026-11-01-a16.md
---
title: quokka
---
| | |
|-|-|
| Confidential | yes |

quokka
=== content/a17.md
---
title: quokka
---
CRD: 2027-05-01 14:00 UTC

quokka
=== content/b17.md
CRD: 2027-05-01 14:00 UTC

quokka
=== content/a18.md
---
title: quokka
---
Disclosure date: 2027-05-01

quokka
=== content/issues/19.md
---
title: quokka
---
Disclosure date: 2027-05-01

quokka
=== content/a19.md
---
title: quokka
---
# [CONFIDENTIAL] Plan

quokka
=== content/notes/2026-11-01-a19.md
---
title: quokka
---
# [CONFIDENTIAL] Plan

quokka
=== content/o0.md
---
title: wombat-o0
---
# Flaw

Confidentiality: High
Integrity: None

wombat-text0
=== content/o1.md
---
title: wombat-o1
---
Embargo: lifted 2026-01-01

wombat-text1
=== content/o2.md
---
title: wombat-o2
---
Embargo: 2026-01-01 (over)

wombat-text2
=== content/o3.md
---
title: wombat-o3
---
**Embargo:** 2026-01-01

wombat-text3
=== content/o4.md
---
title: wombat-o4
---
Access: private network only

wombat-text4
=== content/o5.md
---
title: wombat-o5
---
Sensitivity: internal systems

wombat-text5
=== content/o6.md
---
title: wombat-o6
---
We keep confidential tickets in the tracker.

wombat-text6
=== content/o7.md
---
title: wombat-o7
---
- private
- public

wombat-text7
=== content/o8.md
---
title: wombat-o8
---
Disclosure date: 2026-01-01

wombat-text8
=== content/meetings/2026-11-01-a.log
# confidential
15:00 < ash> quokka
15:01 < birch> quokka
=== content/meetings/2026-11-02-a.log
CONFIDENTIAL - do not publish
15:00 < ash> quokka
15:01 < birch> quokka
",
    ),
    (
        "words of classification in titles",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/t0.md
---
title: \"[CONFIDENTIAL] quokka\"
---
quokka
=== content/t1.md
---
title: \"[embargoed] quokka\"
---
quokka
=== content/t2.md
---
title: \"Confidential: quokka\"
---
quokka
=== content/t3.md
---
title: quokka (confidential)
---
quokka
=== content/t4.md
---
title: \"EMBARGOED - quokka\"
---
quokka
=== content/issues/a.json
[{\"iid\": 1, \"title\": \"[EMBARGOED] quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": []},
{\"iid\": 2, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"description\": \"**Embargo:** 2027-05-01\\n\\nquokka\", \"labels\": []},
{\"iid\": 3, \"title\": \"wombat-internal: new names\", \"state\": \"opened\", \"confidential\": false, \"description\": \"**Embargo:** 2026-05-01\\n\\nwombat-over\", \"labels\": []}]
=== content/u.md
---
title: \"Internal: wombat-names\"
---
wombat
",
    ),
    (
        "folders and files whose names say that they are not public",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/private/quokka.md
# quokka
=== content/_private/quokka-plan.md
# quokka
=== content/confidential/a.md
# quokka
=== content/internal/a.md
# quokka
=== content/embargoed/a.md
# quokka
=== content/TLP-AMBER/a.md
# quokka
=== content/TLP-RED-quokka.md
# quokka
=== content/quokka-confidential.md
# quokka
=== content/quokka.private.md
# quokka
=== content/static/private/quokka.txt
quokka
=== content/meetings/private/weekly.2026-10-29-15.00.log.txt
15:00 < ash> quokka
15:01 < birch> quokka
=== content/meetings/private/weekly.2026-10-29-15.00.yaml
title: quokka
=== content/issues/secret/1-quokka.md
---
title: quokka
---
quokka
=== content/private-api.md
# wombat-api
=== content/guide/internal/a.md
# wombat-guide
",
    ),
    (
        "labels and fields of trackers that say that a ticket is not public",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/issues/a.json
[{\"iid\": 1, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"secret\"]},
{\"iid\": 2, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"restricted\"]},
{\"iid\": 3, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"internal\"]},
{\"iid\": 4, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"sensitive\"]},
{\"iid\": 5, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"not-public\"]},
{\"iid\": 6, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"team-only\"]},
{\"iid\": 7, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"members only\"]},
{\"iid\": 8, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"visibility::internal\"]},
{\"iid\": 9, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"confidentiality::high\"]},
{\"iid\": 10, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"Embargoed CVE\"]},
{\"iid\": 11, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"embargo_active\"]},
{\"iid\": 50, \"title\": \"wombat-0\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"embargo::lifted\"]},
{\"iid\": 51, \"title\": \"wombat-1\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"embargo over\"]},
{\"iid\": 52, \"title\": \"wombat-2\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"type::internal\"]},
{\"iid\": 53, \"title\": \"wombat-3\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"secrets\"]},
{\"iid\": 80, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"private\": true},
{\"iid\": 81, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"visibility\": \"private\"},
{\"iid\": 82, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"tlp\": \"RED\"},
{\"iid\": 83, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"embargo_until\": \"2027-01-01\"},
{\"iid\": 84, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"draft\": true},
{\"iid\": 90, \"title\": \"wombat-comments\", \"state\": \"opened\", \"confidential\": false, \"labels\": [], \"embargo_until\": null, \"notes\": [
{\"body\": \"quokka\", \"internal\": null, \"system\": false}, {\"body\": \"wombat-old-export\", \"confidential\": null, \"system\": false}]}]
=== content/issues/100.md
---
title: quokka
labels: [restricted]
---
quokka
=== content/issues/101.md
---
title: quokka
labels: [team-only]
---
quokka
",
    ),
    (
        "what stands around a list of issues",
        "=== content/site.yaml
title: wombat
=== content/issues/q0.json
{\"is_private\": true, \"issues\": [{\"iid\": 1, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/1\"}]}
=== content/issues/q1.json
{\"isConfidential\": true, \"issues\": [{\"iid\": 2, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/2\"}]}
=== content/issues/q2.json
{\"tlp\": \"RED\", \"issues\": [{\"iid\": 3, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/3\"}]}
=== content/issues/q3.json
{\"embargo_until\": \"2027-01-01\", \"issues\": [{\"iid\": 4, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/4\"}]}
=== content/issues/q4.json
{\"classification\": \"confidential\", \"issues\": [{\"iid\": 5, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/5\"}]}
=== content/issues/q5.json
{\"internal\": true, \"issues\": [{\"iid\": 6, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/6\"}]}
=== content/issues/q6.json
{\"public\": false, \"issues\": [{\"iid\": 7, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/7\"}]}
=== content/issues/q7.json
{\"title\": \"[EMBARGOED] Flaws\", \"issues\": [{\"iid\": 8, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/8\"}]}
=== content/issues/q20.json
{\"issues\": [{\"iid\": 20, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/20\"}], \"tlp\": \"RED\"}
=== content/issues/q21.json
{\"issues\": [{\"iid\": 21, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/21\"}], \"tlp\": \"RED\", \"a\n=== content/issues/w.json
{\"public\": true, \"tlp\": \"CLEAR\", \"total\": 1, \"labels\": [{\"name\": \"embargo\"}], \"issues\": [{\"iid\": 30, \"title\": \"wombat-open\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/30\"}]}
",
    ),
    (
        "what stands around a list of issues of a site for members",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/issues/q1.json
{\"tlp\": \"RED\", \"issues\": [{\"iid\": 1, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/1\"}]}
=== content/issues/q2.json
{\"embargo_until\": \"2027-01-01\", \"issues\": [{\"iid\": 2, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/2\"}]}
=== content/issues/q3.json
{\"confidential\": true, \"issues\": [{\"iid\": 3, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/3\"}]}
=== content/issues/w1.json
{\"is_private\": true, \"issues\": [{\"iid\": 4, \"title\": \"wombat-1\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/4\"}]}
=== content/issues/w2.json
{\"visibility\": \"private\", \"issues\": [{\"iid\": 5, \"title\": \"wombat-2\", \"state\": \"opened\", \"confidential\": false, \"web_url\": \"https://gitlab.example.org/a/b/-/issues/5\"}]}
",
    ),
    (
        "answers of issue forms, and first words of tickets",
        "=== content/site.yaml
title: wombat
=== content/issues/a.json
[{\"iid\": 1, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"description\": \"~~~\\n```\\n~~~\\n\\n### Is this confidential?\\n\\n- [x] Yes\"},
{\"iid\": 2, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"description\": \"- a\\n\\n  ```\\n  ~~~\\n  ```\\n\\n### Is this confidential?\\n\\n- [x] Yes\"},
{\"iid\": 3, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"description\": \"Is this confidential?\\n=====\\n\\nyes\"},
{\"iid\": 4, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"description\": \"### Is this confidential?\\n\\n**Yes**\"},
{\"iid\": 5, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"description\": \"### Is this confidential?\\n\\n1. [x] Yes\"},
{\"iid\": 6, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"description\": \"### TLP\\n\\nAMBER\"},
{\"iid\": 7, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"description\": \"**Embargoed until 2999-01-01**: the fix\"},
{\"iid\": 8, \"title\": \"quokka\", \"state\": \"opened\", \"confidential\": false, \"description\": \"[EMBARGOED] the fix\"},
{\"iid\": 30, \"title\": \"wombat-a\", \"state\": \"opened\", \"confidential\": false, \"description\": \"```\\n### Is this confidential?\\n\\n- [x] Yes\\n```\"},
{\"iid\": 31, \"title\": \"wombat-b\", \"state\": \"opened\", \"confidential\": false, \"description\": \"### Is this confidential?\\n\\n**No**\"},
{\"iid\": 32, \"title\": \"wombat-c\", \"state\": \"opened\", \"confidential\": false, \"description\": \"**Embargoed until 2020-01-01**: the fix\"}]
",
    ),
    (
        "posts of days to come in trees of others, one of Hugo",
        "=== content/news/a.md
---
title: quokka
date: 2999-01-01
---
quokka
=== content/blog/b.md
---
title: quokka
published: 2999-01-01
---
quokka
=== content/blog/c.md
Title: quokka
Date: 2999-01-01

quokka
=== content/blog/d.md
Title: wombat-told
Date: 2020-01-01

wombat-words
=== content/news/e.md
---
title: wombat-past
date: 2020-01-01
---
wombat-past
",
    ),
    (
        "keys of others in front matter of meetings",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/meetings/2026-10-01-a.md
---
title: quokka
hidden: true
---
quokka
=== content/meetings/2026-10-02-a.md
---
title: quokka
unpublished: true
---
quokka
=== content/meetings/2026-10-03-a.md
---
title: quokka
do_not_publish: true
---
quokka
=== content/meetings/2026-10-04-a.md
---
title: quokka
nopublish: true
---
quokka
=== content/meetings/2026-10-05-a.md
---
title: quokka
sensitive: true
---
quokka
=== content/meetings/2026-10-06-a.md
---
title: quokka
visibility: hidden
---
quokka
=== content/meetings/2026-10-07-a.md
---
title: quokka
audience: internal
---
quokka
=== content/meetings/2026-10-08-a.md
---
title: quokka
security: private
---
quokka
=== content/meetings/2026-10-09-a.md
---
title: quokka
type: confidential
---
quokka
=== content/meetings/2026-10-10-a.md
---
title: quokka
level: confidential
---
quokka
=== content/meetings/2026-10-11-a.md
---
title: quokka
traffic_light: red
---
quokka
=== content/meetings/2026-10-12-a.md
---
title: quokka
traffic-light-protocol: amber
---
quokka
=== content/meetings/2026-10-13-a.md
---
title: quokka
disclosure_date: 2027-05-01
---
quokka
=== content/meetings/2026-10-14-a.md
---
title: quokka
crd: 2027-05-01
---
quokka
=== content/meetings/2026-10-15-a.md
---
title: quokka
hold_until: 2027-05-01
---
quokka
=== content/meetings/2026-11-01-a.md
---
title: wombat-open
hidden: false
disclosure_date: 2026-05-01
type: minutes
tags: [secret]
share: false
---
wombat
",
    ),
    (
        "names of files that are made of a withheld one",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/issues/14-quokka.md
---
title: quokka
confidential: true
---
quokka
=== content/issues/.14-quokka.md.swp
quokka
=== content/meetings/quokka.2026-10-15-15.00.log.txt
15:00 < ash> quokka
15:01 < birch> quokka
=== content/meetings/quokka.2026-10-15-15.00.yaml
confidential: true
=== content/meetings/quokka.2026-10-15.png
x
=== content/meetings/2026-10-15-quokka-slides.pdf
x
=== content/meetings/2026-10-16-wombat-slides.pdf
x
",
    ),
    (
        "TLP labels of which a text only speaks, and the heading of what one takes out",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/people.yaml
- nick: ash
=== content/projects/p.md
---
title: wombat-project
status: active
shepherd: ash
started: 2026-01-01
---
wombat-text

## 2026-11-07: wombat-update

wombat-told

## 2026-11-09: quokka

TLP:AMBER

quokka
=== content/report.md
---
title: wombat-report
---
Mark your mail TLP:RED if nobody else should see it.

wombat-steps
=== content/handled.md
---
title: wombat-handled
---
Reports sent to us are handled as `TLP:AMBER` by default.

wombat-handling
=== content/said.md
---
title: wombat-said
tlp: CLEAR
---
Most of what vendors send is TLP:AMBER at first.

wombat-vendors
=== content/list.md
---
title: wombat-list
---
- **TLP:RED**: eyes only
- **TLP:AMBER**: who needs it
- **TLP:GREEN**: who rows
- **TLP:CLEAR**: wombat-limit

| Label | For |
|-|-|
| TLP:RED | few |
| TLP:AMBER | some |
| TLP:GREEN | many |
| TLP:CLEAR | wombat-all |

wombat-behind
=== content/news.md
---
title: wombat-news
---
wombat-head

- TLP:RED: quokka
- TLP:AMBER: quokka
- TLP:CLEAR: quokka
=== content/parts.md
---
title: wombat-parts
---
# TLP

## TLP:RED

eyes only

## TLP:AMBER

who needs it

## TLP:GREEN

many

## TLP:CLEAR

wombat-each
=== content/later.md
---
title: quokka
---
TLP:AMBER until 2027-12-24, TLP:CLEAR after that

quokka
=== content/meaning.md
---
title: quokka
---
TLP:RED, meaning nobody tells

quokka
=== content/clear.md
---
title: wombat-clear
tlp: CLEAR
---
wombat-open

The rest of this page is TLP:AMBER.

quokka
=== content/doubt.md
---
title: quokka
---
The flaw in the sluice is TLP:AMBER for the harbours.

quokka
=== content/meetings/2026-11-01-w.log
15:00 < ash> posts to the list are TLP:AMBER by default btw
15:01 < birch> #agreed wombat-agreed
=== content/meetings/2026-11-03-w.log
15:00 < ash> wombat-three
15:01 < ash> let's switch to TLP:RED
15:02 < birch> #agreed quokka
=== content/meetings/2026-11-03-w.yaml
tlp: CLEAR
",
    ),
    (
        "logs of a meeting of which minutes are withheld, and a licence that a withheld ticket quotes",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/static/LICENSE.txt
Boats may be rowed by everybody who asks the wombat first.
=== content/issues/1.md
---
title: quokka
confidential: true
---
Boats may be rowed by everybody who asks the wombat first. quokka
=== content/meetings/quay.2026-10-22-15.00.log.txt
15:00:01 < ash> quokka
15:00:02 < birch> #agreed quokka
=== content/meetings/2026-10-22-quay.md
---
confidential: true
---
quokka
=== content/meetings/pier-2026-10-21.log
15:00:01 < ash> quokka
15:00:02 < birch> quokka
=== content/meetings/pier-2026-10-21-notes.md
TLP:RED
quokka
=== content/meetings/sluice.2026-10-20-15.00.log.txt
15:00:01 < ash> wombat-other-hour
15:00:02 < birch> wombat-hour
=== content/meetings/sluice.2026-10-20-19.00.md
---
confidential: true
---
quokka
=== content/meetings/sluice.2026-10-19.log.txt
15:00:01 < ash> quokka
15:00:02 < birch> #agreed quokka
=== content/meetings/private/sluice.2026-10-19.md
quokka
=== content/meetings/sluice.2026-10-17.log.txt
15:00:01 < ash> wombat-folder
15:00:02 < birch> wombat-lies
=== content/meetings/private/quay.2026-10-17.md
quokka
=== content/meetings/reed.2026-10-16-15.00.log.txt
15:00:01 < ash> quokka
15:00:02 < birch> #agreed quokka
=== content/meetings/TLP-AMBER/2026-10-16-reed.md
quokka
=== content/meetings/reed.2026-10-15-15.00.log.txt
15:00:01 < ash> quokka
15:00:02 < birch> #agreed quokka
=== content/meetings/2026-10-15-reed.md
# Weekly

TLP:AMBER

quokka
=== content/meetings/reed.2026-10-14-15.00.log.txt
15:00:01 < ash> quokka
15:00:02 < birch> #agreed quokka
=== content/meetings/2026-10-14-reed.md
---
title: quokka
---
# Weekly, TLP:AMBER

quokka
=== content/meetings/reed.2026-10-13-15.00.log.txt
15:00:01 < ash> quokka
15:00:02 < birch> #agreed quokka
=== content/meetings/2026-10-13-reed.rst
Weekly
======

**TLP:AMBER**

quokka
=== content/meetings/several.md
## 2026-10-10

TLP:RED

quokka

## 2026-10-09, TLP:CLEAR

wombat-other-day
=== content/meetings/all.md
# All

TLP:RED

## 2026-10-10

quokka

## 2026-10-09, TLP:CLEAR

quokka
=== content/meetings/reed.2026-10-12-15.00.log.txt
15:00:01 < ash> wombat-below
15:00:02 < birch> wombat-agreed
=== content/meetings/2026-10-12-reed.md
# Weekly

wombat-head

TLP:AMBER

quokka
=== content/meetings/lock.2026-10-18.md
wombat-minutes
=== content/meetings/lock-2026-10-18.log
confidential: true
15:00:01 < ash> quokka
15:00:02 < birch> quokka
=== content/confidential-quokka.md
quokka
=== content/DRAFT-quokka.md
quokka
",
    ),
    (
        "what is off the record, and TLP labels in words",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/meetings/weekly.2026-10-22-15.00.log.txt
15:00:00 < ash> #startmeeting wombat-weekly
15:00:01 < ash> [off] the quokka is in the cellar
15:00:02 < ash> wombat-one
15:00:03 < birch> the quokka is in the cellar
15:00:04 < birch> #off
15:00:05 < ash> quokka
15:00:05 < ash> #agreed quokka
15:00:06 < birch> #on
15:00:07 < ash> wombat-two
15:00:08 < ash> off the record: quokka
15:00:09 < ash> TLP level is now red
15:00:10 < ash> quokka
15:00:11 < ash> TLP:CLEAR
15:00:12 < ash> wombat-three
15:00:13 < ash> TLP:AMBR
15:00:14 < ash> quokka
15:01:00 < ash> #endmeeting
=== content/one.md
---
title: quokka
---
Please do not publish this before 2027-05-01.

quokka
=== content/two.md
---
title: quokka
---
Under embargo till further notice.

quokka
",
    ),
    (
        "names that may be what a file is about, and front matter that says so",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/confidential-computing.md
---
title: wombat-computing
confidential: false
---
wombat-enclaves
=== content/go-private.md
---
title: wombat-mirrors
private: false
---
wombat-mirror
=== content/tlp-red-explained.md
---
title: wombat-explained
tlp: CLEAR
---
wombat-labels
=== content/tlp-amber-plan.md
---
title: quokka
confidential: false
---
quokka
=== content/plan.private.md
---
title: quokka
confidential: false
---
quokka
=== content/private/plan.md
---
title: quokka
confidential: false
---
quokka
=== content/go-confidential.md
---
title: quokka
confidential: false
private: true
---
quokka
=== content/not-for-publication.md
# quokka
=== content/members-only/x.md
# quokka
=== content/issues/5-confidential.md
---
title: quokka
---
quokka
=== content/issues/6-confidential.md
---
title: wombat-flag
confidential: false
---
wombat-hides
=== content/issues/10-EMBARGOED.md
---
title: quokka
---
quokka
=== content/issues/12-make-it-private.md
---
title: wombat-doubt
---
wombat-make
=== content/projects/q.md
---
title: wombat-project
status: active
---
wombat-about
=== content/projects/q/updates/2026-10-08-private.md
quokka
=== content/projects/q/updates/2026-10-09-confidential.md
TL;DR: quokka
=== content/meetings/2026-10-02-go-private.md
---
title: quokka
confidential: false
---
quokka
=== content/meetings/2026-10-02-go-private.yaml
redact: {patterns: [quokka]}
",
    ),
    (
        "labels that are spoken of, former ones, and the protocol in full",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/former.md
---
title: wombat-former
---
TLP:CLEAR (was TLP:AMBER)

wombat-now
=== content/explained.md
---
title: TLP:RED explained
---
# What is TLP:AMBER?

wombat-asked
=== content/full.md
---
title: quokka
---
Traffic Light Protocol: AMBER

quokka
=== content/keys.md
---
title: wombat-keys
confidential: false
---
Private: keys that only you hold.

wombat-hold
=== content/keys2.md
---
title: quokka
confidential: false
---
Private: yes

quokka
=== content/java.md
---
title: Use of [private] in Java
---
wombat-java
=== content/meetings/w.2026-10-01-15.00.log.txt
15:00:00 < ash> wombat-full
15:00:01 < ash> Traffic Light Protocol: AMBER
15:00:02 < birch> quokka
15:00:03 < birch> Traffic Light Protocol: CLEAR
15:00:04 < birch> wombat-open
=== content/meetings/w.2026-10-02-15.00.log.txt
15:00:00 < ash> do we accept TLP:RED?
15:00:01 < birch> #agreed wombat-yes
15:00:02 < birch> #info TLP:RED: quokka
15:00:03 < birch> quokka
=== content/meetings/w.2026-10-02-15.00.yaml
tlp: CLEAR
=== content/meetings/w.2026-10-03-15.00.log.txt
15:00:00 < ash> wombat-silent
15:00:00 < ash> do we accept TLP:RED?
15:00:01 < birch> #agreed quokka
=== content/meetings/2026-10-03-w.md
---
tlp: CLEAR
---
wombat-minutes
",
    ),
    (
        "two pages with one title and one sentence",
        "=== content/site.yaml
title: wombat
visibility: members
=== content/a.md
---
title: Report
---
Some ordinary words first that say what wombat-this is about.
=== content/b.md
---
confidential: true
title: Report
---
Some ordinary words first that say what wombat-this is about.

quokka
=== content/issues/1.md
---
title: Leak
---
Every sluice of the harbour leaks as wombat-ever at night.
=== content/issues/2.md
---
title: Leak
---
Every sluice of the harbour leaks as wombat-ever at night.

Confidential: yes
=== content/meetings/2026-10-01-w.md
# Leak

The boats of the pier were all at wombat-sea today.
=== content/meetings/2026-10-02-w.md
---
confidential: true
---
# Leak

The boats of the pier were all at wombat-sea today.
",
    ),
    (
        "pages of HTML that hold a log",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-07-01-a.log.html
<html><head><meta name='classification' content='confidential'></head><body><pre><a name='x'></a><a name=\"l-1\"></a>15:00:00 &lt;ash&gt; #startmeeting pier
15:00:01 &lt;ash&gt; quokka
15:00:02 &lt;kim&gt; yes quokka
15:00:03 &lt;ash&gt; #endmeeting
</pre></body></html>
=== content/meetings/2026-07-02-b.log.html
<html><head><title>Confidential: log</title></head><body><pre><a name='x'></a><a name=\"l-1\"></a>15:00:00 &lt;ash&gt; #startmeeting pier
15:00:01 &lt;ash&gt; quokka
15:00:02 &lt;kim&gt; yes quokka
15:00:03 &lt;ash&gt; #endmeeting
</pre></body></html>
=== content/meetings/2026-07-03-c.log.html
<html><head></head><body><h1>CONFIDENTIAL</h1><pre><a name='x'></a><a name=\"l-1\"></a>15:00:00 &lt;ash&gt; #startmeeting pier
15:00:01 &lt;ash&gt; quokka
15:00:02 &lt;kim&gt; yes quokka
15:00:03 &lt;ash&gt; #endmeeting
</pre></body></html>
=== content/meetings/2026-07-04-d.log.html
<html><head></head><body><p>TLP:RED</p><pre><a name='x'></a><a name=\"l-1\"></a>15:00:00 &lt;ash&gt; #startmeeting pier
15:00:01 &lt;ash&gt; quokka
15:00:02 &lt;kim&gt; yes quokka
15:00:03 &lt;ash&gt; #endmeeting
</pre></body></html>
=== content/meetings/2026-07-05-e.log.html
<html><head><title>#pier log</title></head><body><h1>Pier</h1><pre><a name='x'></a><a name=\"l-1\"></a>15:00:00 &lt;ash&gt; #startmeeting pier
15:00:01 &lt;ash&gt; wombat-bot
15:00:02 &lt;kim&gt; yes wombat-bot
15:00:03 &lt;ash&gt; #endmeeting
</pre></body></html>
=== content/meetings/2026-07-06-f.html
<html><head><meta name='classification' content='confidential'></head><body><ul><li>[15:00:00] &lt;ash&gt; hi quokka</li><li>[15:00:01] &lt;kim&gt; quokka</li></ul></body></html>
=== content/meetings/2026-07-07-g.html
<html><head><title>Confidential: weekly</title></head><body><ul><li>[15:00:00] &lt;ash&gt; hi quokka</li><li>[15:00:01] &lt;kim&gt; quokka</li></ul></body></html>
=== content/meetings/2026-07-08-h.html
<html><head><title>Weekly</title></head><body><ul><li>[15:00:00] &lt;ash&gt; hi wombat-list</li><li>[15:00:01] &lt;kim&gt; wombat-list</li></ul></body></html>
=== content/meetings/2026-07-09-i.html
<html><head><meta name='classification' content='confidential'></head><body><table><tr><th class=\"nick\">ash</th><td class=\"text\">quokka</td><td class=\"time\"><a href=\"#t15:00:00\">15:00:00</a></td></tr><tr><th class=\"nick\">kim</th><td class=\"text\">quokka</td><td class=\"time\"><a href=\"#t15:00:01\">15:00:01</a></td></tr></table></body></html>
=== content/meetings/2026-07-10-j.html
<html><head></head><body><h1>Pier (confidential)</h1><table><tr><th class=\"nick\">ash</th><td class=\"text\">quokka</td><td class=\"time\"><a href=\"#t15:00:00\">15:00:00</a></td></tr><tr><th class=\"nick\">kim</th><td class=\"text\">quokka</td><td class=\"time\"><a href=\"#t15:00:01\">15:00:01</a></td></tr></table></body></html>
=== content/meetings/2026-07-11-k.html
<html><head><title>IRC log</title></head><body><h1>IRC log</h1><table><tr><th class=\"nick\">ash</th><td class=\"text\">wombat-table</td><td class=\"time\"><a href=\"#t15:00:00\">15:00:00</a></td></tr><tr><th class=\"nick\">kim</th><td class=\"text\">wombat-table</td><td class=\"time\"><a href=\"#t15:00:01\">15:00:01</a></td></tr></table></body></html>
=== content/meetings/2026-07-12-l.html
<html><head><title>TLP:RED weekly</title></head><body><h1>Weekly</h1><p>Present: ash</p></body></html>
=== content/meetings/l.2026-07-12-15.00.log
15:00:00 <ash> #startmeeting pier
15:00:01 <ash> quokka here
15:00:02 <kim> quokka again
15:00:03 <ash> #endmeeting
",
    ),
    (
        "pictures that only withheld texts name",
        "=== content/site.yaml
title: wombat
=== content/a.md
---
confidential: true
title: quokka
---
![x](img/quokka-heap.png)
=== content/b.md
![x](img/wombat-open.png)
=== content/meetings/2026-11-01-w.md
# W

We met.

## Flaw (confidential)

![x](../img/quokka-part.png)
=== content/img/quokka-heap.png
x
=== content/img/quokka-part.png
x
=== content/img/wombat-open.png
x
=== content/img/wombat-idle.png
x
",
    ),
    (
        "first names of somebody who is hidden",
        "=== content/site.yaml
title: wombat
=== content/people.yaml
- nick: lurk
  name: Lena Zqotter
  hidden: true
=== content/meetings/2026-11-02-w.md
# W

Present: Ash Tree, Lena Zqotter, Kim

## Decisions

- Lena: quokka
- <lurk> quokka
- Kim: wombat-agreed
=== content/meetings/2026-11-03-w.md
# W

Present: Ash Tree, Lena Fern

- Lena: wombat-other
",
    ),
    (
        "asides that bots and people keep out",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-11-04-w.log
15:00:00 <ash> !startmeeting pier
15:00:01 <ash> !off
15:00:02 <kim> quokka
15:00:03 <kim> !info quokka
15:00:04 <ash> !on
15:00:05 <kim> !info wombat-on
15:00:06 <kim> off-the-record: quokka
15:00:07 <kim> this is off the record: quokka
15:00:08 <kim> TLP 2.0: AMBER
15:00:09 <kim> quokka
15:00:10 <ash> !endmeeting
=== content/meetings/2026-11-05-w.log
15:00:00 <ash> hello
15:00:01 <ash> !off
15:00:02 <kim> wombat-lamp
=== content/meetings/private-weekly-2026-11-06.md
# W

quokka
=== content/meetings/weekly.2026-11-06-15.00.log
15:00:00 <ash> quokka here
15:00:01 <kim> quokka again
=== content/page.mdx
export const confidential = true

# quokka
=== content/label.md
TLP v2: RED

quokka
=== content/key.md
---
title: wombat-key
---
```yaml
confidential: true
```

This key hides a wombat-page.
=== content/comment.md
---
title: wombat-comment
---
{{% comment %}} quokka {{% /comment %}}

{{< comment >}}
quokka
{{< /comment >}}

wombat-words {# quokka #}
",
    ),
    (
        "words around the minutes of a bot",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-06-01-a.txt
Hi all,

CONFIDENTIAL

====
#pier: weekly
====

Meeting started by ash at 15:00:00 UTC.

Meeting summary
---------------
* quokka  (ash, 15:01:00)

Meeting ended at 15:30:00 UTC.

People Present (lines said)
---------------------------
* ash (3)
=== content/meetings/2026-06-02-b.txt
====
#pier: weekly
====

Meeting started by ash at 15:00:00 UTC.

Meeting summary
---------------
* quokka  (ash, 15:01:00)

Meeting ended at 15:30:00 UTC.

People Present (lines said)
---------------------------
* ash (3)


Classification: confidential
=== content/meetings/2026-06-03-c.txt
====
#pier: weekly
====

Meeting started by ash at 15:00:00 UTC.

Meeting summary
---------------
* quokka  (ash, 15:01:00)

Meeting ended at 15:30:00 UTC.

People Present (lines said)
---------------------------
* ash (3)


CONFIDENTIAL
=== content/meetings/2026-06-04-d.txt
====
#pier: weekly
====

Meeting started by ash at 15:00:00 UTC.

Meeting summary
---------------
* quokka  (ash, 15:01:00)

Meeting ended at 15:30:00 UTC.

People Present (lines said)
---------------------------
* ash (3)


TLP:AMBER
=== content/meetings/2026-06-05-e.txt
Hi all,

here are the minutes. Not for publication.

====
#pier: weekly
====

Meeting started by ash at 15:00:00 UTC.

Meeting summary
---------------
* quokka  (ash, 15:01:00)

Meeting ended at 15:30:00 UTC.

People Present (lines said)
---------------------------
* ash (3)
=== content/meetings/2026-06-06-f.txt
Hi all,

here are the minutes. Nothing of it is confidential.

====
#pier: weekly
====

Meeting started by ash at 15:00:00 UTC.

Meeting summary
---------------
* wombat-mail  (ash, 15:01:00)

Meeting ended at 15:30:00 UTC.

People Present (lines said)
---------------------------
* ash (3)

Thanks, ash
",
    ),
    (
        "secrets between the tags of a page",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-05-01-a.log.html
<html><body><pre><a name=\"l-1\"></a>15:00:00 &lt;ash&gt; export API_KEY=&quot;quokka1q7ZtKx9zqa1q7Zt&quot; wombat-tags
<a name=\"l-2\"></a>15:00:01 &lt;ash&gt; echo &quot;root:quokka2q7Zt&quot; | chpasswd
<a name=\"l-3\"></a>15:00:02 &lt;ash&gt; <span class=\"hi\">DB_PASSWORD</span>=quokka3q7Zt
<a name=\"l-4\"></a>15:00:03 &lt;ash&gt; what is &quot;wombat-quoted&quot;
</pre></body></html>
=== content/meetings/2026-05-02-b.html
<ul><li>[15:00:00] &lt;ash&gt; password=&quot;quokka4q7Zt&quot;</li><li>[15:00:01] &lt;kim&gt; DB_PASSWORD<b>=</b>quokka5q7Zt</li><li>[15:00:02] &lt;kim&gt; wombat-item</li></ul>
=== content/page.md
<pre>
export API_KEY=&quot;quokka6q7ZtKx9zqa1q7Zt&quot;
wombat-page
</pre>
",
    ),
    (
        "what settings of a folder leave out in a tree of others",
        "=== content/board/_index.md
---
title: quokka-index
cascade:
  - draft: true
---
=== content/board/deep/a.md
---
title: quokka-cascade
---
quokka
=== content/closed/_index.md
+++
title = \"quokka-toml\"
private = true
+++
=== content/closed/2026-10-04-weekly.md
# Weekly 2026-10-04

Present: ash, kim

- quokka-notes
=== content/leads/leads.json
{\"permalink\": false}
=== content/leads/a.md
---
title: quokka-data
---
quokka
=== content/core/core.11tydata.json
{\"private\": true}
=== content/core/a.md
---
title: quokka-eleventy
---
quokka
=== content/one.md
---
title: quokka-permalink
permalink: false
---
quokka
=== content/_config.yml
exclude: [vendor/bundle, staff/, README.md]
defaults:
  - scope: {path: crew}
    values: {published: false}
  - scope: {path: open}
    values: {layout: page}
=== content/staff/a.md
---
title: quokka-exclude
---
quokka
=== content/crew/a.md
---
title: quokka-defaults
---
quokka
=== content/mkdocs.yml
site_name: Pier
exclude_docs: |
  /hull/
  keel/
=== content/docs/hull/a.md
# quokka-hull
=== content/docs/deck/keel/a.md
# quokka-keel
=== content/docs/deck/a.md
# wombat-deck
=== content/mast/README.md
# quokka-mast

Everything in this folder is confidential.
=== content/mast/a.md
# quokka-sail
=== content/flag/README.md
---
confidential: true
---
# quokka-flag
=== content/flag/a.md
# wombat-flag
=== content/open/_index.md
---
title: wombat-section
cascade: {type: docs}
---
=== content/open/a.md
# wombat-open
",
    ),
    (
        "a README that says so of its folder",
        "=== content/site.yaml
title: wombat
=== content/meetings/board/README.md
# quokka-board

This folder is confidential.
=== content/meetings/board/2026-10-04-quokka.md
# quokka-board 2026-10-04

Present: ash, kim

- quokka-hull
=== content/meetings/2026-10-05-weekly.md
# Weekly 2026-10-05

Present: ash, kim

- wombat-hull
",
    ),
    (
        "a part of short notes, behind their first section",
        "=== content/site.yaml
title: wombat
=== content/meetings/2026-10-04-weekly.md
# Weekly 2026-10-04

Present: ash, kim

## Pier

- wombat-pier

## Confidential: quokka-vendor

quokka-price

## End

wombat-end
",
    ),
    (
        "elements that no browser shows",
        "=== content/site.yaml
title: wombat
=== content/a.md
# wombat-page

<div hidden>

quokka-block **quokka-bold**

</div>

wombat-text <span style=\"display: none\">quokka-span</span> wombat-more

<p style='color:red;display:none'>quokka-style</p>
=== content/meetings/2026-10-04-weekly.md
# Weekly 2026-10-04

Present: ash, kim

- wombat-entry
- wombat-two <b hidden>quokka-entry</b>
",
    ),
    (
        "people who are named by their surname first",
        "=== content/site.yaml
title: wombat
=== content/people.yaml
- {name: Ada Quokka, nick: adaq, hidden: true}
=== content/a.md
# wombat-page

- Quokka, Ada
- wombat-more QUOKKA ADA
",
    ),
];

#[test]
fn every_way_to_withhold_is_understood() {
    assert_rows(ROWS);
}

/// Builds the tree of each row, and looks for what must be on its site and what must not.
pub(super) fn assert_rows(rows: &[(&str, &str)]) {
    for (name, files) in rows {
        let tree = Tree::new(files);
        let built = tree.build(&[
            "--today",
            "2026-11-22",
            "--base-url",
            "https://portal.example",
        ]);
        assert_eq!(built.status, 0, "{name}: {}", built.stderr);
        let site = bytes_of(&built.out);
        assert_absent(SECRET, &site);
        let all: String = site.iter().map(|(_, text)| text.as_str()).collect();
        for word in files.split(|c: char| !c.is_alphanumeric() && c != '-') {
            let wanted = word.starts_with(PUBLIC);
            assert!(!wanted || all.contains(word), "{name}: {word} is missing");
        }
        assert!(
            !all.contains("people/redacted"),
            "{name}: nobody has a page"
        );
    }
}
