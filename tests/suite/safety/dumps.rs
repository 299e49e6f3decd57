//! Dumps of trackers of which a part is not public: by what stands around or beside it, by another copy, or by words. A small tree a
//! row, as in `doors`.

use super::doors::assert_rows;

/// What is tried, and the tree.
const ROWS: &[(&str, &str)] = &[
    (
        "a whole export of a project for members",
        r####"=== content/site.yaml
title: wombat
=== content/issues/e/tree/project.json
{"visibility_level":0}
=== content/issues/e/tree/project/project_feature.ndjson
{"issues_access_level":20}
=== content/issues/e/tree/project/issues.ndjson
{"iid":1,"project_id":77,"title":"quokka-private","description":"quokka","state":"opened","confidential":false}
=== content/issues/e/tree/project/project_members.ndjson
{"user":{"email":"quokka@quokka.test"}}
=== content/issues/f/tree/project.json
{"visibility_level":20}
=== content/issues/f/tree/project/project_feature.ndjson
{"issues_access_level":10}
=== content/issues/f/tree/project/issues.ndjson
{"iid":2,"project_id":78,"title":"quokka-members","description":"quokka","state":"opened","confidential":false}
=== content/issues/g/tree/project.json
{"visibility_level":20}
=== content/issues/g/tree/project/issues.ndjson
{"iid":3,"project_id":79,"title":"quokka-untold","description":"quokka","state":"opened","confidential":false}
=== content/issues/h/tree/project.json
{"visibility_level":20}
=== content/issues/h/tree/project/project_feature.ndjson
{"issues_access_level":20}
=== content/issues/h/tree/project/issues.ndjson
{"iid":4,"project_id":80,"title":"wombat-public","description":"text","state":"opened","confidential":false}
"####,
    ),
    (
        "old exports in one file",
        r####"=== content/site.yaml
title: wombat
=== content/issues/a.json
{"visibility_level":0,"issues":[{"iid":1,"project_id":77,"title":"quokka-private","state":"opened","confidential":false}]}
=== content/issues/b.json
{"visibility_level":20,"project_feature":{"issues_access_level":20},"issues":[{"iid":2,"project_id":77,"title":"wombat-public","state":"opened","confidential":false}]}
=== content/issues/c.json
{"visibility_level":0,"issues":[{"iid":3,"project_id":77,"title":"quokka-cut","state":"opened","confidential":false},{"iid"
"####,
    ),
    (
        "an export for members on a site for members",
        r####"=== content/site.yaml
title: wombat
visibility: members
=== content/issues/a.json
{"visibility_level":0,"issues":[{"iid":1,"project_id":77,"title":"wombat-private","state":"opened","confidential":false},
{"iid":2,"project_id":77,"title":"quokka-secret","state":"opened","confidential":true}]}
"####,
    ),
    (
        "an export for members of a tracker that is said to be public",
        r####"=== content/site.yaml
title: wombat
trackers: [{project: sec/team, public: true}]
=== content/issues/a.json
{"visibility_level":0,"issues":[{"iid":1,"project_id":77,"title":"wombat-private","state":"opened","confidential":false},
{"iid":2,"project_id":77,"title":"quokka-secret","state":"opened","confidential":true}]}
"####,
    ),
    (
        "attachments of an export",
        r####"=== content/site.yaml
title: wombat
=== content/about.md
wombat
=== content/e/tree/project/issues.ndjson
{"iid":1,"project_id":77,"title":"quokka-log","description":"[log](/uploads/0123456789abcdef0123456789abcdef/irc.log)","state":"opened","confidential":true}
=== content/e/uploads/0123456789abcdef0123456789abcdef/quokka.log
12:00 <quokka> the quokka is in quokka
12:01 <quokka> quokka
=== content/e/uploads/fedcba9876543210fedcba9876543210/2026-09-01-quokka.md
Present: quokka
=== content/issues/uploads/fedcba9876543210fedcba9876543210/quokka.md
quokka
"####,
    ),
    (
        "attachments in a repository of tickets",
        r####"=== content/about.md
wombat
=== content/0123456789abcdef0123456789abcdef
{"id":1,"title":"wombat-open","status":"Open","private":false,"content":"x","date_created":"1767398000","last_updated":"1767398400"}
=== content/files/0123abcd-quokka.log
12:00 <quokka> the quokka is in quokka
12:01 <quokka> quokka
"####,
    ),
    (
        "records that are no issues and withhold them",
        r####"=== content/site.yaml
title: wombat
=== content/issues/a.json
[{"iid":1,"project_id":77,"title":"quokka-one","state":"opened","confidential":false,"updated_at":"2026-09-02T10:00:00Z","web_url":"https://gitlab.com/sec/team/-/issues/1"},
{"iid":2,"project_id":77,"title":"quokka-two","state":"opened","confidential":false,"updated_at":"2026-09-02T10:00:00Z","web_url":"https://gitlab.com/sec/team/-/issues/2"},
{"iid":3,"project_id":77,"title":"quokka-three","state":"opened","confidential":false,"updated_at":"2026-09-02T10:00:00Z","web_url":"https://gitlab.com/sec/team/-/issues/3"},
{"iid":4,"project_id":77,"title":"wombat-four","state":"opened","confidential":false,"updated_at":"2026-09-02T10:00:00Z","web_url":"https://gitlab.com/sec/team/-/issues/4"},
{"iid":5,"project_id":77,"title":"wombat-five","state":"opened","confidential":false,"updated_at":"2026-09-02T10:00:00Z","web_url":"https://gitlab.com/sec/team/-/issues/5"},
{"iid":6,"project_id":77,"title":"wombat-six","state":"opened","confidential":false,"updated_at":"2026-09-02T10:00:00Z","web_url":"https://gitlab.com/sec/team/-/issues/6"}]
=== content/issues/b.json
[{"iid":1,"project_id":77,"confidential":true,"title":"Overflow in the frobnicator","updated_at":"2026-10-02T10:00:00Z"},
{"iid":4,"project_id":77,"confidential":true,"title":"Overflow in the frobnicator","updated_at":"2026-01-02T10:00:00Z"}]
=== content/issues/c.json
{"data":{"project":{"workItems":{"nodes":[{"iid":"2","title":"Wibble in the wobbler of it","state":"OPEN","confidential":true,"webUrl":"https://gitlab.com/sec/team/-/work_items/2"},
{"iid":"5","title":"x","state":"OPEN","confidential":false,"webUrl":"https://gitlab.com/sec/team/-/work_items/5"}]}}}}
=== content/issues/d.json
{"items":[{"iid":3,"project_id":77,"title":"quokka-three","state":"opened","confidential":true,"web_url":"https://gitlab.com/sec/team/-/issues/3"}]}
=== content/issues/e.json
{"epics":[{"iid":6,"group_id":7,"title":"Something of the whole group","confidential":true}]}
"####,
    ),
    (
        "an internal thread, and comments of glab",
        r####"=== content/site.yaml
title: wombat
=== content/issues/a.json
[{"iid":1,"title":"wombat-one","state":"opened","confidential":false,"discussions":[{"id":"a","individual_note":false,"notes":[
{"id":1,"body":"quokka-root","internal":true,"system":false},{"id":2,"body":"quokka-reply","internal":false,"system":false}]},
{"id":"b","notes":[{"id":3,"body":"wombat-reply","internal":false,"system":false},{"id":4,"body":"quokka-moved","internal":false,"system":true}]}]},
{"iid":2,"title":"wombat-two","state":"opened","confidential":false,"Notes":[
{"id":1,"body":"wombat-open","internal":false,"system":false},{"id":2,"body":"quokka-inside","internal":true,"system":false}]},
{"iid":3,"title":"wombat-three","state":"opened","confidential":false,"discussion":[[{"id":1,"body":"wombat-listed","internal":false,"system":false}],
[{"id":2,"body":"quokka-first","internal":true,"system":false},{"id":3,"body":"quokka-second","internal":false,"system":false}]]},
{"iid":4,"title":"wombat-four","state":"opened","confidential":false,"notes":{"nodes":[{"id":"gid://1","body":"wombat-node","internal":false,"system":false}]}}]
"####,
    ),
    (
        "comments and labels with words of classification",
        r####"=== content/site.yaml
title: wombat
=== content/issues/a.json
[{"iid":1,"title":"wombat-one","state":"opened","confidential":false,"notes":[
{"body":"CONFIDENTIAL\n\nquokka","internal":false,"system":false},
{"body":"[confidential] quokka","internal":false,"system":false},
{"body":"**Embargoed until 2027-01-01**: quokka","internal":false,"system":false},
{"body":"The flag is not confidential, wombat-said","internal":false,"system":false},
{"body":"[private](https://a.test) leads elsewhere, wombat-linked","internal":false,"system":false}]},
{"iid":2,"title":"quokka-two","state":"opened","confidential":false,"labels":["Security::Sensitive"]},
{"iid":3,"title":"quokka-three","state":"opened","confidential":false,"labels":["vulnerability::undisclosed"]},
{"iid":4,"title":"quokka-four","state":"opened","confidential":false,"description":"### Is this confidential?\n\n- [x] Yes"},
{"iid":5,"title":"quokka-five","state":"opened","confidential":false,"description":"Steps\n\n- [x] This issue is confidential"}]
"####,
    ),
    (
        "a newer private copy that names no project",
        r####"=== content/site.yaml
title: wombat
trackers: [{project: sec/team}, {project: releng, url: https://pagure.io/releng}]
=== content/issues/gl.json
[{"iid":1,"project_id":77,"title":"wombat-main","state":"opened","confidential":false,"web_url":"https://gitlab.com/sec/team/-/issues/1"}]
=== content/issues/api.json
{"issues":[{"id":1,"title":"quokka-older","status":"Open","private":false,"content":"x","date_created":"1767398000","last_updated":"1767398400","full_url":"https://pagure.io/releng/issue/1"},
{"id":2,"title":"wombat-other","status":"Open","private":false,"content":"x","date_created":"1767398000","last_updated":"1767398400","full_url":"https://pagure.io/releng/issue/2"}]}
=== content/issues/tickets/aa
{"id":1,"title":"quokka-older","status":"Open","private":true,"content":"x","date_created":"1767398000","last_updated":"1769998400"}
"####,
    ),
    (
        "the same without declared trackers, and of several",
        r####"=== content/site.yaml
title: wombat
=== content/issues/gl.json
[{"iid":1,"project_id":77,"title":"wombat-main","state":"opened","confidential":false,"web_url":"https://gitlab.com/sec/team/-/issues/1"}]
=== content/issues/api.json
{"issues":[{"id":1,"title":"quokka-older","status":"Open","private":false,"content":"x","date_created":"1767398000","last_updated":"1767398400","full_url":"https://pagure.io/releng/issue/1"},
{"id":1,"title":"wombat-infra","status":"Open","private":false,"content":"x","date_created":"1767398000","last_updated":"1767398400","full_url":"https://pagure.io/infra/issue/1"}]}
=== content/issues/tickets/aa
{"id":1,"title":"quokka-older","status":"Open","private":true,"content":"x","date_created":"1767398000","last_updated":"1769998400"}
"####,
    ),
    (
        "an export that knows its project by number, and answers that do not",
        r####"=== content/site.yaml
title: wombat
=== content/issues/api.json
[{"iid":5,"title":"quokka-five","state":"opened","confidential":false,"updated_at":"2026-09-02T10:00:00Z","web_url":"https://gitlab.com/sec/team/-/issues/5"},
{"iid":6,"title":"wombat-six","state":"opened","confidential":false,"updated_at":"2026-09-02T10:00:00Z","web_url":"https://gitlab.com/sec/team/-/issues/6"}]
=== content/issues/issues.ndjson
{"iid":5,"project_id":77,"title":"quokka-named","state":"opened","confidential":true,"updated_at":"2026-10-02T10:00:00Z"}
{"iid":6,"project_id":77,"title":"wombat-six","state":"opened","confidential":false,"updated_at":"2026-10-02T10:00:00Z"}
"####,
    ),
    (
        "a project that moved, and a number that was picked away",
        r####"=== content/site.yaml
title: wombat
=== content/issues/a.json
[{"id":1005,"iid":5,"title":"quokka-five","state":"opened","confidential":false,"updated_at":"2026-09-02T10:00:00Z","web_url":"https://gitlab.com/old/team/-/issues/5"},
{"id":1006,"iid":6,"title":"wombat-six","state":"opened","confidential":false,"updated_at":"2026-09-02T10:00:00Z","web_url":"https://gitlab.com/old/team/-/issues/6"},
{"id":1005,"iid":5,"title":"quokka-named","state":"opened","confidential":true,"updated_at":"2026-10-02T10:00:00Z","web_url":"https://gitlab.com/new/team/-/issues/5"}]
"####,
    ),
];

#[test]
fn what_of_a_dump_is_not_public_stays_out() {
    assert_rows(ROWS);
}
