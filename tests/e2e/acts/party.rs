//! Who takes part or is responsible: a role and an organisation, never a name.

use crate::harness::Finds;
use crate::harness::Locator;

pub struct Party(pub &'static str, pub &'static str);

impl Party {
    /// Fills in the two fields of a group.
    #[track_caller]
    pub fn fills(&self, group: &Locator) {
        group.field("Roll").fill(self.0);
        group.field("Organisation").fill(self.1);
    }
}
