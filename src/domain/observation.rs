//! Observations: that a service was there, or was not, on a day when somebody looked.
//!
//! Each is one mark, with its own day and observer. What holds now follows from all of them
//! ([`super::inventory`]); so two people's marks never disagree about one record, and what was seen a
//! year ago is still there when old contents are dropped (decision 0010).

use chrono::NaiveDate;

use super::field::Field;
use super::field::KindDef;
use super::field::tokens;
use super::id::RecordId;
use super::kind::Kind;
use super::parts::Party;

/// The place that the mark is about as a whole.
pub const PLACE: Field<RecordId> = Field::new("place");
/// The provider that it is about, instead of a place.
pub const PROVIDER: Field<RecordId> = Field::new("provider");
pub const SERVICE: Field<Service> = Field::new("service");
pub const STATE: Field<ServiceState> = Field::new("state");
pub const DAY: Field<NaiveDate> = Field::new("day");
pub const OBSERVER: Field<Party> = Field::new("observer");
/// How often the bus goes, which operators have coverage.
pub const DETAIL: Field<String> = Field::new("detail");

pub const DEF: KindDef = KindDef {
    kind: Kind::Observation,
    fields: &[
        PLACE.def(),
        PROVIDER.def(),
        SERVICE.def(),
        STATE.def(),
        DAY.def(),
        OBSERVER.def(),
        DETAIL.def(),
    ],
};

tokens! {
    /// What is looked for in a place, the core five of the regional programmes first.
    Service {
        Groceries = "groceries",
        Fuel = "fuel",
        Payments = "payment_services",
        PostAndParcels = "post_and_parcels",
        Pharmacy = "pharmacy",
        Charging = "ev_charging",
        ParcelLocker = "parcel_locker",
        AlcoholAgent = "alcohol_agent",
        CashWithdrawal = "cash_withdrawal",
        BillPayment = "bill_payment",
        DayTakings = "day_takings",
        GamingAgent = "gaming_agent",
        HomeDelivery = "home_delivery",
        Cafe = "cafe",
        Lodging = "lodging",
        FishingLicences = "fishing_licences",
        BusGoods = "bus_goods",
        School = "school",
        Preschool = "preschool",
        AfterSchool = "after_school_care",
        ElderlyCare = "elderly_care",
        Library = "library",
        InformationPoint = "information_point",
        Recycling = "recycling",
        PublicToilet = "public_toilet",
        MeetingHall = "meeting_hall",
        StateService = "state_service",
        HealthCentre = "health_centre",
        DistrictNurse = "district_nurse",
        Defibrillator = "defibrillator",
        MobileCoverage = "mobile_coverage",
        Broadband = "broadband",
        BusStop = "bus_stop",
        ReservePower = "reserve_power",
        SotPoint = "sot_point",
        SafetyPoint = "safety_point",
    }
}

tokens! {
    /// How it was with a service. That nobody has looked is no state: then there is no mark.
    ServiceState {
        Exists = "exists",
        Missing = "missing",
        Seasonal = "seasonal",
        Threatened = "threatened",
        /// Somebody looked or asked, and could not tell.
        Unknown = "unknown",
    }
}

impl ServiceState {
    /// Whether the service can be had: also in season, and while it is threatened.
    pub const fn is_there(self) -> bool {
        matches!(self, Self::Exists | Self::Seasonal | Self::Threatened)
    }
}

tokens! {
    /// Services of a kind, as inventories group them.
    ServiceGroup {
        Core = "core",
        Commercial = "commercial",
        Municipal = "municipal",
        State = "state",
        Health = "health",
        Communication = "communication",
        Preparedness = "preparedness",
    }
}

impl Service {
    pub const fn group(self) -> ServiceGroup {
        match self {
            Self::Groceries
            | Self::Fuel
            | Self::Payments
            | Self::PostAndParcels
            | Self::Pharmacy => ServiceGroup::Core,
            Self::Charging
            | Self::ParcelLocker
            | Self::AlcoholAgent
            | Self::CashWithdrawal
            | Self::BillPayment
            | Self::DayTakings
            | Self::GamingAgent
            | Self::HomeDelivery
            | Self::Cafe
            | Self::Lodging
            | Self::FishingLicences
            | Self::BusGoods => ServiceGroup::Commercial,
            Self::School
            | Self::Preschool
            | Self::AfterSchool
            | Self::ElderlyCare
            | Self::Library
            | Self::InformationPoint
            | Self::Recycling
            | Self::PublicToilet
            | Self::MeetingHall => ServiceGroup::Municipal,
            Self::StateService => ServiceGroup::State,
            Self::HealthCentre | Self::DistrictNurse | Self::Defibrillator => ServiceGroup::Health,
            Self::MobileCoverage | Self::Broadband | Self::BusStop => ServiceGroup::Communication,
            Self::ReservePower | Self::SotPoint | Self::SafetyPoint => ServiceGroup::Preparedness,
        }
    }
}

impl ServiceGroup {
    /// The services of the group, in the order they are offered.
    pub fn services(self) -> impl Iterator<Item = Service> {
        Service::ALL.iter().copied().filter(move |it| it.group() == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_five_come_first_and_groups_stand_together() {
        let core: Vec<_> = ServiceGroup::Core.services().collect();
        assert_eq!(core, Service::ALL[..5]);
        let together = ServiceGroup::ALL.iter().flat_map(|group| group.services());
        assert_eq!(together.collect::<Vec<_>>(), Service::ALL);
    }
}
