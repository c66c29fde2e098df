//! Stories of registers: points from a table, taken in like a colleague's file and taken back.

use std::rc::Rc;

use faltbok::app::importing::Preview;
use faltbok::app::points;
use faltbok::domain::kind::Kind;
use faltbok::domain::points::Reading;
use faltbok::exchange;
use pollster::block_on;

use crate::Phone;
use crate::told;

const SHOPS: &str = "Butik;Postort;Kommun;Lat;Long\n\
    Lanthandeln;Sikås;Strömsund;63,615;15,265\n\
    Affären;Hammerdal;Strömsund;63,576;15,365\n\
    Utan läge;Hammerdal;Strömsund;;\n";

impl Phone {
    fn looks_at_points(&self) -> Preview {
        let table = points::read(SHOPS.as_bytes()).expect("a sound table");
        let file = self.app.points_file(&table, &Reading::guessed(&table), "butiker.csv");
        block_on(self.app.look_at(file, Rc::new(|_, _| true))).expect("a sound file")
    }
}

#[test]
fn a_register_is_looked_at_taken_in_and_taken_back_like_a_colleague_s_file() {
    told(|| {
        let phone = Phone::new();
        let preview = phone.looks_at_points();
        assert_eq!(preview.told.header.exported_by, "butiker.csv");
        assert_eq!(preview.told.tally.new.count, 4);
        assert!(phone.rows().is_empty(), "looking writes nothing");
        block_on(phone.app.take_in(preview, Rc::new(|_, _| true))).expect("it is taken in");
        assert_eq!(phone.book().of_kind(Kind::Provider).count(), 2);
        assert_eq!(phone.book().of_kind(Kind::Place).count(), 2);

        assert_eq!(phone.looks_at_points().told.tally.touched(), 0, "it is known by now");
        assert_eq!(phone.undoes(), Ok(0));
        assert_eq!(phone.book().of_kind(Kind::Provider).count(), 0);
        // What was taken back comes in anew when it is asked for.
        let again = phone.looks_at_points();
        block_on(phone.app.take_in(again, Rc::new(|_, _| true))).expect("it is taken in");
        assert_eq!(phone.book().of_kind(Kind::Provider).count(), 2);
    });
}

#[test]
fn twenty_thousand_points_are_read_and_one_more_is_refused() {
    let rows = |count: usize| {
        let row = |at: usize| format!("By {at};{}.5;15.{at:05}\n", 56 + at % 12);
        let rows: String = (0..count).map(row).collect();
        format!("Ort;Lat;Long\n{rows}")
    };
    let most = exchange::points::MAX_ROWS;
    assert_eq!(points::read(rows(most).as_bytes()).expect("a table").rows.len(), most);
    assert!(points::read(rows(most + 1).as_bytes()).is_err());
    told(|| {
        let phone = Phone::new();
        let table = points::read(rows(most).as_bytes()).expect("a table");
        let file = phone.app.points_file(&table, &Reading::guessed(&table), "byar.csv");
        let preview = block_on(phone.app.look_at(file, Rc::new(|_, _| true))).expect("sound");
        assert_eq!(preview.told.tally.new.count, most);
    });
}
