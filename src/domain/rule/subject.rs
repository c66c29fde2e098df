//! What a criterion is about.

use crate::domain::field::tokens;

tokens! {
    /// What a criterion is about; the key of its title.
    Subject {
        Range = "range",
        Distance = "distance",
        FixedPremises = "fixed_premises",
        OpenAllYear = "open_all_year",
        GroceryTurnover = "grocery_turnover",
        TotalTurnover = "total_turnover",
        Sells = "sells",
        LastInPlace = "last_in_place",
        Inhabitants = "inhabitants",
        FuelDistance = "fuel_distance",
        ServicePlaceDistance = "service_place_distance",
        Applicant = "applicant",
        TemporaryTrouble = "temporary_trouble",
        MeasuresTried = "measures_tried",
        ActionPlan = "action_plan",
        NeedsSupport = "needs_support",
        OtherFinance = "other_finance",
        YearsOfSupport = "years_of_support",
        AppliedBeforeStart = "applied_before_start",
        LeastCost = "least_cost",
        LeastSought = "least_sought",
        Households = "households",
        MunicipalPlan = "municipal_plan",
        AreaSparse = "area_sparse",
        SpecialReasons = "special_reasons",
        FairCompetition = "fair_competition",
        Purposeful = "purposeful",
        UsualCost = "usual_cost",
        Selection = "selection",
        MunicipalViews = "municipal_views",
    }
}
