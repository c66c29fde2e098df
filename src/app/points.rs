//! Points from somebody's register, taken in like any file: looked at, told, taken back.

use leptos::prelude::*;

use super::AppState;
use super::clock;
use super::device;
use super::importing::Arrived;
use super::settings::Settings;
use crate::domain::command::decide;
use crate::domain::history::Stamp;
use crate::domain::moment;
use crate::domain::points;
use crate::domain::points::Reading;
use crate::domain::points::Table;
use crate::exchange;
use crate::exchange::Header;
pub use crate::exchange::points::MAX_FILE_BYTES;
pub use crate::exchange::points::PointsError;
pub use crate::exchange::points::is_register;
use crate::text::Message;
use crate::text::points as words;

/// The table in a file of points.
///
/// # Errors
///
/// Returns words for a person.
pub fn read(bytes: &[u8]) -> Result<Table, Message> {
    exchange::points::read(bytes).map_err(|error| match error {
        PointsError::Empty => words::EMPTY,
        PointsError::TooLarge => words::TOO_LARGE,
        PointsError::NotGeoJson => words::NOT_GEO_JSON,
    })
}

impl AppState {
    /// The points of `table` as a book's file, which says that it is from the file called `name`.
    pub fn points_file(self, table: &Table, reading: &Reading, name: &str) -> Arrived {
        let saved_at = clock::now();
        let saved_by = self.settings.with_untracked(Settings::saved_by);
        // A writer of its own: were the import taken back and another file taken in, this window's
        // would write two contents under one id.
        let stamp = Stamp { writer: device::new_writer(), saved_by, saved_at };
        let header =
            Header { exported_by: name.to_owned(), exported_at: moment::write_moment(saved_at) };
        let points = reading.points(table).into_iter().flatten();
        let text = self.book.with_untracked(|book| {
            let changes = points::taking(book, points, reading.points, device::new_id);
            exchange::write(&header, &decide(book, changes, &stamp))
        });
        Arrived::of(&text)
    }
}
