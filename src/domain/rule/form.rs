//! The forms of support that there are rules for.

use crate::domain::field::tokens;

tokens! {
    /// A form of support.
    Form {
        /// Yearly operating support to grocery shops in exposed places.
        SarskiltDriftstod = "sarskilt_driftstod",
        /// Support to a shop or fuel station in temporary trouble.
        Servicebidrag = "servicebidrag",
        /// To a municipality that has groceries carried to households.
        Hemsandningsbidrag = "hemsandningsbidrag",
        /// A share of what an investment costs, by the ordinance of its time.
        Investeringsbidrag = "investeringsbidrag",
        /// A share of what an investment costs, by the rural programme of
        /// 2014–2020, beside the ordinance.
        Programstod = "programstod",
        /// A loan when other finance could not be had; until 2024.
        Investeringslan = "investeringslan",
        /// To fuel stations in 2022 and 2023.
        Drivmedelsstod = "drivmedelsstod",
    }
}

impl Form {
    /// The form with this name in records and files.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|form| form.token() == token)
    }
}
