//! Parts that know no domain: what screens are made of.

mod actions;
mod basic;
mod confirm;
mod field;
mod filter_box;
mod nearby;
mod passphrase;
mod rows;

pub use actions::Actions;
pub use basic::Callout;
pub use basic::Empty;
pub use basic::Icon;
pub use basic::LongText;
pub use basic::ProgressBar;
pub use basic::Section;
pub use basic::Status;
pub use confirm::Confirm;
pub use field::Field;
pub use field::Ties;
pub use filter_box::FilterBox;
pub use nearby::in_pieces;
pub use nearby::nearby;
pub use passphrase::Passphrase;
pub use rows::Fact;
pub use rows::RowLink;
