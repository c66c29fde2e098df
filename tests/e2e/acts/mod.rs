//! What tests do again and again, as a person does it.

mod check;
mod opening;
mod party;
mod plan;
mod project;
mod sharing;
mod visit;
mod walking;

pub use check::answers;
pub use check::begins_the_check_of_sikas;
pub use check::tells_of_the_road_to_hammerdal;
pub use opening::begins;
pub use opening::begins_on;
pub use opening::opens_the_example;
pub use opening::starts;
pub use opening::the_third_of_april;
pub use party::Party;
pub use plan::Action;
pub use plan::Plan;
pub use plan::adds_goal;
pub use project::Project;
pub use project::moves_task;
pub use sharing::backs_up;
pub use sharing::belongs_to;
pub use sharing::chooses_file;
pub use sharing::rows_of;
pub use sharing::takes_in;
pub use visit::Visit;
pub use walking::enters;
pub use walking::walk_back_to;
pub use walking::walk_to;
