//! Reads the bytes of the map: whole numbers of as many bytes as they need,
//! texts, and positions as steps from the one before.

use super::atlas::is_on_earth;
use crate::domain::place::Position;

/// Ten-thousandths of a degree in millionths.
const STEP: i64 = 100;

/// What is left to read. Everything gives `None` where the bytes end or make no sense.
pub struct Reader<'a> {
    rest: &'a [u8],
    last: Position,
}

impl<'a> Reader<'a> {
    pub const fn new(rest: &'a [u8]) -> Self {
        Self { rest, last: Position::at(0, 0) }
    }

    pub const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    /// Seven bits a byte, the lowest first; at most five bytes.
    pub fn whole(&mut self) -> Option<u64> {
        let mut whole = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            whole |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(whole);
            }
        }
        None
    }

    /// How many follow: never more than there are bytes for.
    pub fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(self.whole()?).ok()?;
        (count <= self.rest.len()).then_some(count)
    }

    pub fn text(&mut self) -> Option<String> {
        let length = self.count()?;
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        str::from_utf8(text).ok().map(str::to_owned)
    }

    pub fn position(&mut self) -> Option<Position> {
        self.last.longitude += self.difference()? * STEP;
        self.last.latitude += self.difference()? * STEP;
        is_on_earth(self.last).then_some(self.last)
    }

    /// Folded so that small ones are small, also below zero: 0, -1, 1, -2.
    fn difference(&mut self) -> Option<i64> {
        let folded = i64::try_from(self.whole()?).ok()?;
        Some((folded >> 1) ^ -(folded & 1))
    }
}
