//! Every form asks for fields that are there, in the shape they have.

use std::collections::BTreeSet;

use super::super::form::Input;
use super::super::form::Row;
use super::*;
use crate::domain::field::FieldDef;
use crate::domain::field::Shape;

/// What is wrong with asking for `row` where `shape` is kept.
fn misfit(row: &Row, shape: Shape) -> Option<String> {
    let fits = match (row.input, shape) {
        (
            Input::Line | Input::Locality | Input::Note { .. } | Input::Telephone | Input::Mail,
            Shape::Text,
        )
        | (Input::Day, Shape::Day)
        | (Input::Number(_), Shape::Whole)
        | (Input::Named(_) | Input::Pick(_), Shape::Link) => true,
        // A source is kept as a text, so that a newer program may add to them.
        (Input::Choice(_), Shape::Text) => row.name == "source",
        (Input::Choice(words), Shape::Token(tokens)) => {
            words.iter().all(|(token, _)| tokens.contains(token))
        }
        (Input::Choices(words), Shape::List(Shape::Token(tokens))) => {
            words.iter().map(|(token, _)| token).eq(tokens.iter())
        }
        (Input::Group(rows) | Input::Fact(rows) | Input::Position(rows), Shape::Group(parts)) => {
            return misfits(rows, parts);
        }
        (Input::List(list), Shape::List(Shape::Group(parts))) => return misfits(list.rows, parts),
        (Input::List(list), Shape::List(Shape::Text)) => list.rows.len() == 1,
        _ => false,
    };
    (!fits).then(|| format!("{} is asked for as {:?}, kept as {shape:?}", row.name, row.input))
}

fn misfits(rows: &[Row], defs: &[FieldDef]) -> Option<String> {
    rows.iter().find_map(|row| match defs.iter().find(|def| def.name == row.name) {
        None => Some(format!("there is no field {}", row.name)),
        Some(def) => misfit(row, def.shape),
    })
}

#[test]
fn every_row_fits_its_field() {
    for &kind in Kind::ALL {
        for row in form(kind).rows() {
            if let Input::List(list) = row.input
                && let Some(child) = &list.child
            {
                assert_eq!(misfits(list.rows, child.kind.def().fields), None, "{kind:?}");
                assert!(child.kind.def().field(child.parent_field).is_some());
                continue;
            }
            assert_eq!(misfits(&[*row], kind.def().fields), None, "{kind:?}");
        }
    }
}

#[test]
fn no_form_asks_for_a_field_twice() {
    for &kind in Kind::ALL {
        let names: Vec<_> = form(kind).rows().map(|row| row.name).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{kind:?}");
    }
}

#[test]
fn the_check_asks_for_every_fact_that_a_person_can_state() {
    use crate::domain::rule::fact::FactKind;
    let asked: BTreeSet<_> = form(Kind::Check).rows().map(|row| row.name).collect();
    for fact in FactKind::ALL {
        // Straight lines are worked out from positions, never typed.
        let typed = !fact.is_worked_out();
        let name = crate::domain::recorded_fact::field(fact).name();
        assert_eq!(asked.contains(name), typed, "{name}");
    }
}
