//! A rule set from a file, as a village network might write one. Invented, and says so.

use faltbok::domain::field::Content;
use faltbok::domain::kind::Kind;
use faltbok::domain::rule_set;
use faltbok::exchange::rules;

use super::Shelf;
use super::day;

const FILE: &str = r#"{
  "format": "faltbok-rules",
  "version": 1,
  "title": "Byanätverkets egna gränser (exempel)",
  "author": "Samordnare, Byanätverket (exempel)",
  "written_on": "2017-02-01",
  "county": "23",
  "rule_sets": [
    {
      "id": "Byanätverket om driftstöd 2017",
      "form": "sarskilt_driftstod",
      "support_time": { "from": "2017-01-01", "to": "2017-12-31" },
      "source": {
        "citation": "Byanätverkets yttrande (exempel)",
        "url": "https://example.org/yttrande",
        "checked_on": "2017-02-01",
        "certainty": "confirmed"
      },
      "criteria": [
        { "about": "range", "special_reasons": "no", "any_of": [{ "fact": "diverse_range" }] },
        {
          "about": "distance",
          "special_reasons": "yes",
          "any_of": [{ "fact": "road_to_nearest", "at_least": 5000 }]
        }
      ]
    }
  ]
}"#;

pub fn add(shelf: &mut Shelf) {
    let file = rules::read(FILE).expect("the example's rules are sound");
    let content = Content::default()
        .with(rule_set::TITLE, file.title.clone())
        .with(rule_set::RULES, rules::kept(FILE, &file));
    shelf.add(90, Kind::RuleSet, day(2017, 2, 2), content);
}
