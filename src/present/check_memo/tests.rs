//! What stands in the memo of a check, to the line.

use super::*;
use crate::domain::check;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::check_page::check_page;
use crate::present::check_page::tests::sikas;
use crate::present::sample::Sample;
use crate::present::sample::on;
use crate::text::Language;

fn text(sample: &Sample, check: RecordId, language: Language) -> String {
    let page = check_page(&sample.book, check, on("2026-11-21")).unwrap();
    memo(&page, &RulesInCheck::default()).text(language).replace('\u{a0}', " ")
}

#[test]
fn the_memo_has_all_that_a_case_file_needs_and_says_that_it_is_no_decision() {
    let mut sample = Sample::default();
    let check = sikas(&mut sample, "2017-04-21");
    let text = text(&sample, check, Language::Swedish);
    for line in [
        "Förhandsbedömning: Särskilt driftstöd, Butiken i Sikås",
        "Det här är en förhandsbedömning, inte ett beslut. Den som beslutar prövar ansökan själv.",
        "Butik: Butiken i Sikås",
        "Ort: Sikås",
        "Kommun: Strömsund",
        "Gäller: stödtid 2017, bedömd 21 april 2017",
        "Region Jämtland Härjedalen beslutar",
        "- Regler för stödtiden (SD-1): Inte uppfyllt",
        "  Krav på avstånd mer än 15 km: Inte uppfyllt",
        "- Dagens regler (SD-3): Inte uppfyllt",
        "  Krav på avstånd mer än 10 km: Inte uppfyllt",
        "- Avstånd till en annan butik: Inte uppfyllt",
        "- Serviceplanen: Prioriterad i kommunens serviceplan",
        "Prioriteringen i planen ersätter inte avståndskravet. Se vad mer som går att göra.",
        "- Avstånd till en annan butik: Om särskilda skäl kunde prövas vid den här tiden är inte klarlagt. Fråga den som beslutar.",
        "- Omsättning av dagligvaror: Oklart",
        "  Uppgift: saknas",
        "- omsättning av dagligvaror",
        "- vägavstånd till närmaste butik: 7 km (bilens vägmätare, 20 april 2017; Till butiken i Hammerdal)",
        "- Tak för stödet: Högst 300 000 kr per år och butik",
        "- Avtal om servicepunkt. Kommunen kan betala butiken för service som den utför, till exempel information, paket eller en mötesplats.",
        "Bilagor till ansökan",
        "[ ] Registreringsbevis",
    ] {
        assert!(text.lines().any(|it| it == line), "{line} stands not in\n{text}");
    }
    assert!(text.contains("Källa: 2000:284 21 a §, lydelse enligt SFS 2016:126."));
    assert!(text.contains("i kraft 1 april 2016 – 18 april 2018"), "{text}");
    assert!(text.contains("https://"));
    assert!(text.contains("Sparad: Servicesamordnare"), "{text}");
}

#[test]
fn what_files_of_rules_say_stands_in_it_apart_from_the_law() {
    let mut sample = Sample::default();
    let check = sikas(&mut sample, "2017-04-21");
    let (byline, title) = (crate::present::rule_sets::byline("Regionen", None), "Egna");
    let before = crate::present::rules_in_check::Before {
        record: None,
        title: "Förra årets".to_owned(),
        byline: byline.clone(),
        outcome: crate::present::verdict::Outcome::Met,
        since: crate::text::rule_sets::SINCE_GONE,
    };
    let now = crate::present::rules_in_check::FromFile {
        record: check,
        title: title.to_owned(),
        byline,
        says: Err(crate::text::rule_sets::OTHER_COUNTY),
    };
    let files = RulesInCheck { now: vec![now], before: vec![before], can_be_kept: false };
    let page = check_page(&sample.book, check, on("2026-11-21")).unwrap();
    let text = memo(&page, &files).text(Language::Swedish);
    let part = text.split("\n\n").find(|it| it.starts_with("Regler från fil")).unwrap();
    assert_eq!(
        part.lines().skip(1).collect::<Vec<_>>(),
        [
            "- Egna. Skrivet av Regionen: Gäller för ett annat län, så det prövas inte.",
            "- Förra årets. Skrivet av Regionen. När kontrollen sparades: Uppfyllt",
            "  Regelverket finns inte i den här boken.",
            "Regler från fil är inte lag. De räknas inte in i förhandsbedömningen.",
        ]
    );
}

#[test]
fn special_reasons_stand_in_it_as_they_were_written_and_change_nothing() {
    let mut sample = Sample::default();
    let check = sikas(&mut sample, "2017-04-21");
    let before = text(&sample, check, Language::Swedish);
    let content = sample.book.get(check).unwrap().content().clone();
    let notes = "Vägen är avstängd.\nTvå mil runt sjön.".to_owned();
    sample.change(check, |history| {
        history.write(&crate::present::sample::stamp(1), content.with(check::NOTES, notes));
    });
    let after = text(&sample, check, Language::Swedish);
    let lines: Vec<_> = after.lines().collect();
    assert!(lines.contains(&"Vägen är avstängd.") && lines.contains(&"Två mil runt sjön."));
    assert!(before.lines().all(|it| lines.contains(&it)), "{after}");
}

#[test]
fn what_a_check_said_before_its_rules_were_corrected_stands_in_the_memo() {
    let mut sample = Sample::default();
    let check = sikas(&mut sample, "2017-04-21");
    let content = sample.book.get(check).unwrap().content().clone();
    let mut then = check::outcome(&content, on("2017-04-21")).unwrap();
    then.criteria[1].ways[0].limit = Some(5_000);
    sample.change(check, |history| {
        history.write(&crate::present::sample::stamp(1), content.with(check::OUTCOME, then));
    });
    let text = text(&sample, check, Language::Swedish);
    let line = "- Avstånd till en annan butik: då Inte uppfyllt, mer än 5 km, \
                2000:284 21 a §, lydelse enligt SFS 2016:126; nu Inte uppfyllt, mer än 15 km, \
                2000:284 21 a §, lydelse enligt SFS 2016:126";
    assert!(text.lines().any(|it| it == line), "{text}");
}

#[test]
fn what_cannot_be_assessed_is_said_in_the_memo_too() {
    let mut sample = Sample::default();
    let check = sample.add(Kind::Check, Content::default());
    let text = text(&sample, check, Language::English);
    assert!(text.contains("The form of support is missing."), "{text}");
    assert!(text.starts_with("Preliminary assessment: "), "{text}");
}
