//! Everything a rule may ask about, with its name in files and its unit.

use crate::domain::rule::quantity::Unit;

/// What kind of answer a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    YesNo,
    Amount(Unit),
}

use Shape::Amount;
use Shape::YesNo;

macro_rules! fact_kinds {
    ($($(#[$meta:meta])* $kind:ident = $token:literal, $shape:expr;)+) => {
        /// Everything a rule may ask about.
        ///
        /// The order is the order in which a person would be asked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum FactKind { $($(#[$meta])* $kind,)+ }

        impl FactKind {
            /// Every kind, in asking order.
            pub const ALL: [Self; [$(Self::$kind,)+].len()] = [$(Self::$kind,)+];

            /// The name used in rules. Never changes once shipped.
            #[must_use]
            pub const fn token(self) -> &'static str {
                match self { $(Self::$kind => $token,)+ }
            }

            /// The name of the field that a record keeps it in.
            #[must_use]
            pub const fn field_name(self) -> &'static str {
                match self { $(Self::$kind => concat!("fact_", $token),)+ }
            }

            /// What kind of answer it takes.
            #[must_use]
            pub const fn shape(self) -> Shape {
                match self { $(Self::$kind => $shape,)+ }
            }
        }
    };
}

fact_kinds! {
    /// By the shortest drivable road to the nearest other grocery outlet,
    /// whatever its range.
    RoadToNearest = "road_to_nearest", Amount(Unit::Metres);
    /// At least this far in a straight line to that outlet, less the
    /// uncertainty of both positions. A road is never shorter.
    LineToNearest = "line_to_nearest", Amount(Unit::Metres);
    /// Whether that outlet has a diverse range of groceries.
    NearestHasDiverseRange = "nearest_has_diverse_range", YesNo;
    /// By road to the nearest outlet that is known to have a diverse range.
    RoadToDiverse = "road_to_diverse", Amount(Unit::Metres);
    /// At least this far in a straight line to that outlet.
    LineToDiverse = "line_to_diverse", Amount(Unit::Metres);
    /// By road to the nearest other outlet that sells fuel.
    RoadToFuel = "road_to_fuel", Amount(Unit::Metres);
    /// At least this far in a straight line to that outlet.
    LineToFuel = "line_to_fuel", Amount(Unit::Metres);
    /// By road to the nearest place that the region calls a service place.
    RoadToServicePlace = "road_to_service_place", Amount(Unit::Metres);
    /// A ferry is part of that road. No law says how it counts; it is shown
    /// beside the distance.
    FerryOnTheWay = "ferry_on_the_way", YesNo;
    /// In an archipelago area, without a fixed link to the mainland.
    ArchipelagoWithoutFixedLink = "archipelago_without_fixed_link", YesNo;
    /// The only one of its kind in its place.
    LastInPlace = "last_in_place", YesNo;
    /// Those who live in that place.
    Inhabitants = "inhabitants", Amount(Unit::People);
    SellsGroceries = "sells_groceries", YesNo;
    /// Fuel for motor vehicles, to the public.
    SellsFuel = "sells_fuel", YesNo;
    DiverseRange = "diverse_range", YesNo;
    Articles = "articles", Amount(Unit::Articles);
    /// Dairy, cured meat, eggs, fresh bread, fruit and vegetables, all of them.
    FreshGoods = "fresh_goods", YesNo;
    /// A fixed outlet: no bus, and nothing that moves with the seasons.
    FixedPremises = "fixed_premises", YesNo;
    OpenAllYear = "open_all_year", YesNo;
    /// Average over the year.
    OpeningHours = "opening_hours", Amount(Unit::MinutesPerWeek);
    /// Net turnover of groceries by the latest accounts; fuel, commissions and
    /// other services are not in it.
    GroceryTurnover = "grocery_turnover", Amount(Unit::Kronor);
    /// Net turnover of everything by the same accounts.
    TotalTurnover = "total_turnover", Amount(Unit::Kronor);
    /// Its part from fuel.
    FuelTurnover = "fuel_turnover", Amount(Unit::Kronor);
    /// Its part from commissions: gambling, parcels, agencies.
    CommissionTurnover = "commission_turnover", Amount(Unit::Kronor);
    /// Its part from other goods and services that are no groceries.
    OtherTurnover = "other_turnover", Amount(Unit::Kronor);
    /// Fuel, post, pharmacy or payment services in the same outlet.
    OtherBasicService = "other_basic_service", YesNo;
    PostService = "post_service", YesNo;
    PharmacyService = "pharmacy_service", YesNo;
    /// Cash, bills, daily takings.
    PaymentService = "payment_service", YesNo;
    /// The region finds the basic service well developed, or the outlet
    /// important for service-strategic reasons.
    WellDevelopedService = "well_developed_service", YesNo;
    /// Trouble with profitability that is temporary.
    TemporaryTrouble = "temporary_trouble", YesNo;
    /// Other measures have been tried, and did not suit or were not enough.
    MeasuresTried = "measures_tried", YesNo;
    /// There is a plan of measures to attach.
    ActionPlan = "action_plan", YesNo;
    /// The outlet needs the support to go on.
    NeedsSupport = "needs_support", YesNo;
    /// Other finance cannot be had.
    NoOtherFinance = "no_other_finance", YesNo;
    /// Years with servicebidrag, the one that is sought counted.
    ServiceGrantYears = "service_grant_years", Amount(Unit::Years);
    /// Granted for the year that is sought for.
    ServiceGrantSameYear = "service_grant_same_year", Amount(Unit::Kronor);
    /// Granted for the year that is sought for.
    OperatingSupportSameYear = "operating_support_same_year", Amount(Unit::Kronor);
    /// What the investment costs.
    InvestmentCost = "investment_cost", Amount(Unit::Kronor);
    /// The application comes in before the measure is begun.
    AppliedBeforeStart = "applied_before_start", YesNo;
    /// One of the cases that the law gives the higher share.
    HigherShareCase = "higher_share_case", YesNo;
    /// The municipality is the one who applies.
    MunicipalityApplies = "municipality_applies", YesNo;
    /// The households are far from a shop and cannot get there themselves.
    HouseholdsCannotReach = "households_cannot_reach", YesNo;
    /// What deliveries and trips cost the municipality in the calendar year.
    DeliveryNetCost = "delivery_net_cost", Amount(Unit::Kronor);
    /// Deliveries in that year: one for each household and occasion.
    Deliveries = "deliveries", Amount(Unit::Times);
    /// The support that is applied for.
    SupportSought = "support_sought", Amount(Unit::Kronor);
    /// Small aid of the general kind (de minimis) to the whole undertaking in
    /// the latest three years.
    SmallAid = "small_aid", Amount(Unit::EuroCents);
    /// The same for services of general economic interest.
    SmallServiceAid = "small_service_aid", Amount(Unit::EuroCents);
    /// Kronor for a euro, on the day and from the source that are given.
    EuroRate = "euro_rate", Amount(Unit::KronorPerEuro);
    /// Pointed out as prioritised in the municipality's plan. Shown beside the
    /// distance; no rule accepts it instead.
    PlanPriority = "plan_priority", YesNo;
    /// The municipality has planned the supply of goods.
    MunicipalPlan = "municipal_plan", YesNo;
    /// The region has judged that service in the area is sparse.
    AreaSparse = "area_sparse", YesNo;
    /// The region has found special reasons for this support.
    SpecialReasonsFound = "special_reasons_found", YesNo;
    /// The region has found that no trader is unduly favoured.
    FairCompetition = "fair_competition", YesNo;
    /// The region finds the delivery purposeful and without needless cost.
    DeliveryPurposeful = "delivery_purposeful", YesNo;
    /// The deciding authority has chosen the application among those it got.
    ChosenByAuthority = "chosen_by_authority", YesNo;
    /// The region has obtained the municipality's views.
    MunicipalViews = "municipal_views", YesNo;
}

impl FactKind {
    /// The kind with this name in rules.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.token() == token)
    }

    /// Whether it is about one application and not about the outlet, so that
    /// the next check must ask again.
    #[must_use]
    pub const fn is_of_one_application(self) -> bool {
        matches!(
            self,
            Self::ServiceGrantYears
                | Self::ServiceGrantSameYear
                | Self::OperatingSupportSameYear
                | Self::InvestmentCost
                | Self::AppliedBeforeStart
                | Self::HigherShareCase
                | Self::MunicipalityApplies
                | Self::DeliveryNetCost
                | Self::Deliveries
                | Self::SupportSought
                | Self::EuroRate
                | Self::SpecialReasonsFound
                | Self::DeliveryPurposeful
                | Self::ChosenByAuthority
                | Self::MunicipalViews
        )
    }

    /// Whether it is worked out from positions, and never typed.
    #[must_use]
    pub const fn is_worked_out(self) -> bool {
        matches!(self, Self::LineToNearest | Self::LineToDiverse | Self::LineToFuel)
    }
}
