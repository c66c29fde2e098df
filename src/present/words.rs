//! The words for the closed sets of the domain: states, kinds, roles.

use crate::domain::action::ActionStatus;
use crate::domain::action::MunicipalityRole;
use crate::domain::action::Perspective;
use crate::domain::agreement::AgreementKind;
use crate::domain::agreement::Duty;
use crate::domain::agreement::Renewal;
use crate::domain::agreement::Rhythm;
use crate::domain::followup::FollowupStatus;
use crate::domain::kind::Kind;
use crate::domain::observation::Service;
use crate::domain::observation::ServiceGroup;
use crate::domain::observation::ServiceState;
use crate::domain::place::PlaceStatus;
use crate::domain::place::PositionSource;
use crate::domain::plan::DecidingBody;
use crate::domain::plan::PlanKind;
use crate::domain::plan::PlanStatus;
use crate::domain::project::PhaseKind;
use crate::domain::project::ProjectKind;
use crate::domain::provider::ProviderKind;
use crate::domain::question::QuestionState;
use crate::domain::question::Recurrence;
use crate::domain::recorded_fact::Said;
use crate::domain::rule::form::Form;
use crate::domain::visit::NoteKind;
use crate::domain::visit::Sharing;
use crate::domain::visit::TurnoverClass;
use crate::domain::visit::VisitKind;
use crate::text::Message;
use crate::text::choice;

/// Every member of a closed set by its name in files, with its word, in the
/// order they are offered.
pub type Words = &'static [(&'static str, Message)];

/// Something that has a word on screen.
pub trait Worded: Copy {
    /// All members with their words.
    const WORDS: Words;

    /// The word for this one.
    fn word(self) -> Message;
}

macro_rules! words {
    ($($set:ident { $($member:ident => $message:ident,)+ })+) => { $(
        impl Worded for $set {
            const WORDS: Words = &[$(($set::$member.token(), choice::$message),)+];

            fn word(self) -> Message {
                match self { $(Self::$member => choice::$message,)+ }
            }
        }
    )+ };
}

words! {
    Kind {
        Plan => KIND_PLAN,
        Goal => KIND_GOAL,
        Action => KIND_ACTION,
        Place => KIND_PLACE,
        Provider => KIND_PROVIDER,
        Visit => KIND_VISIT,
        Followup => KIND_FOLLOWUP,
        Check => KIND_CHECK,
        Project => KIND_PROJECT,
        TaskMoved => KIND_TASK_MOVED,
        Contact => KIND_CONTACT,
        Photo => KIND_PHOTO,
        RuleSet => KIND_RULE_SET,
        Observation => KIND_OBSERVATION,
        Question => KIND_QUESTION,
        Agreement => KIND_AGREEMENT,
        Tour => KIND_TOUR,
    }
    PlanKind {
        Municipal => PLAN_MUNICIPAL,
        Regional => PLAN_REGIONAL,
        Village => PLAN_VILLAGE,
    }
    PlanStatus {
        Draft => PLAN_DRAFT,
        Consultation => PLAN_CONSULTATION,
        Adopted => PLAN_ADOPTED,
        Extended => PLAN_EXTENDED,
        Repealed => PLAN_REPEALED,
    }
    DecidingBody {
        Council => BODY_COUNCIL,
        ExecutiveBoard => BODY_EXECUTIVE_BOARD,
        Region => BODY_REGION,
        Association => BODY_ASSOCIATION,
        Other => BODY_OTHER,
    }
    ActionStatus {
        NotStarted => ACTION_NOT_STARTED,
        Ongoing => ACTION_ONGOING,
        Done => ACTION_DONE,
        Dropped => ACTION_DROPPED,
    }
    MunicipalityRole {
        Do => MUNICIPALITY_DO,
        Support => MUNICIPALITY_SUPPORT,
        Influence => MUNICIPALITY_INFLUENCE,
        Watch => MUNICIPALITY_WATCH,
    }
    Perspective {
        Equality => PERSPECTIVE_EQUALITY,
        Integration => PERSPECTIVE_INTEGRATION,
        Age => PERSPECTIVE_AGE,
        Disability => PERSPECTIVE_DISABILITY,
        Environment => PERSPECTIVE_ENVIRONMENT,
    }
    PlaceStatus {
        ServiceTown => PLACE_SERVICE_TOWN,
        ServiceNode => PLACE_SERVICE_NODE,
        ServicePoint => PLACE_SERVICE_POINT,
        PrioritisedServicePoint => PLACE_PRIORITISED_SERVICE_POINT,
        InformationPoint => PLACE_INFORMATION_POINT,
        SafetyPoint => PLACE_SAFETY_POINT,
        NotNamed => PLACE_NOT_NAMED,
    }
    ProviderKind {
        Groceries => PROVIDER_GROCERIES,
        Fuel => PROVIDER_FUEL,
        ServicePoint => PROVIDER_SERVICE_POINT,
        InformationPoint => PROVIDER_INFORMATION_POINT,
        SafetyPoint => PROVIDER_SAFETY_POINT,
        Library => PROVIDER_LIBRARY,
        PostAndParcels => PROVIDER_POST_AND_PARCELS,
        Pharmacy => PROVIDER_PHARMACY,
        Other => PROVIDER_OTHER,
    }
    VisitKind {
        Shop => VISIT_SHOP,
        MunicipalMeeting => VISIT_MUNICIPAL_MEETING,
        NetworkMeeting => VISIT_NETWORK_MEETING,
        Telephone => VISIT_TELEPHONE,
        Interview => VISIT_INTERVIEW,
        DialogueMeeting => VISIT_DIALOGUE_MEETING,
        TourStop => VISIT_TOUR_STOP,
    }
    TurnoverClass {
        BelowHalfAMillion => TURNOVER_BELOW_HALF_A_MILLION,
        BelowTwoMillion => TURNOVER_BELOW_TWO_MILLION,
        UpToElevenMillion => TURNOVER_UP_TO_ELEVEN_MILLION,
        AboveElevenMillion => TURNOVER_ABOVE_ELEVEN_MILLION,
    }
    NoteKind {
        WorkingNote => NOTE_WORKING_NOTE,
        FileNote => NOTE_FILE_NOTE,
    }
    PositionSource {
        Device => POSITION_DEVICE,
        Map => POSITION_MAP,
        List => POSITION_LIST,
    }
    Sharing {
        AllConcerned => SHARING_ALL_CONCERNED,
        OwnOrganisation => SHARING_OWN_ORGANISATION,
        OnlyMe => SHARING_ONLY_ME,
    }
    FollowupStatus {
        Open => FOLLOWUP_OPEN,
        Waiting => FOLLOWUP_WAITING,
        Done => FOLLOWUP_DONE,
        Dropped => FOLLOWUP_DROPPED,
    }
    QuestionState {
        Answered => QUESTION_ANSWERED,
        TakenAlong => QUESTION_TAKEN_ALONG,
        NotOurs => QUESTION_NOT_OURS,
    }
    Recurrence {
        Once => QUESTION_ONCE,
        EveryMeeting => QUESTION_EVERY_MEETING,
    }
    AgreementKind {
        ServicePoint => AGREEMENT_SERVICE_POINT,
        InformationPoint => AGREEMENT_INFORMATION_POINT,
        SotPoint => AGREEMENT_SOT_POINT,
        SafetyPoint => AGREEMENT_SAFETY_POINT,
        HomeDelivery => AGREEMENT_HOME_DELIVERY,
        Other => AGREEMENT_OTHER,
    }
    Duty {
        Information => DUTY_INFORMATION,
        VisitorInformation => DUTY_VISITOR_INFORMATION,
        NoticeBoard => DUTY_NOTICE_BOARD,
        ComputerAndPrinter => DUTY_COMPUTER_AND_PRINTER,
        Wifi => DUTY_WIFI,
        HomeDelivery => DUTY_HOME_DELIVERY,
        MeetingPlace => DUTY_MEETING_PLACE,
        Activities => DUTY_ACTIVITIES,
        BookDrop => DUTY_BOOK_DROP,
        OpeningHours => DUTY_OPENING_HOURS,
        AccessiblePremises => DUTY_ACCESSIBLE_PREMISES,
        MunicipalStaff => DUTY_MUNICIPAL_STAFF,
    }
    Renewal {
        Ends => RENEWAL_ENDS,
        YearByYear => RENEWAL_YEAR_BY_YEAR,
    }
    Rhythm {
        Quarterly => RHYTHM_QUARTERLY,
        Yearly => RHYTHM_YEARLY,
    }
    ProjectKind {
        PreStudy => PROJECT_PRE_STUDY,
        Test => PROJECT_TEST,
        SelfManagedUnit => PROJECT_SELF_MANAGED_UNIT,
        Partnership => PROJECT_PARTNERSHIP,
        Other => PROJECT_OTHER,
    }
    Form {
        SarskiltDriftstod => SUPPORT_SPECIAL_OPERATING,
        Servicebidrag => SUPPORT_SERVICEBIDRAG,
        Hemsandningsbidrag => SUPPORT_HEMSANDNINGSBIDRAG,
        Investeringsbidrag => SUPPORT_INVESTERINGSBIDRAG,
        Programstod => SUPPORT_PROGRAMSTOD,
        Investeringslan => SUPPORT_INVESTERINGSLAN,
        Drivmedelsstod => SUPPORT_DRIVMEDELSSTOD,
    }
    Said {
        Yes => SAID_YES,
        No => SAID_NO,
        CannotBeKnown => SAID_CANNOT_BE_KNOWN,
    }
    PhaseKind {
        PreStudy => PHASE_PRE_STUDY,
        Test => PHASE_TEST,
        Operation => PHASE_OPERATION,
        Evaluation => PHASE_EVALUATION,
    }
    Service {
        Groceries => SERVICE_GROCERIES,
        Fuel => SERVICE_FUEL,
        Payments => SERVICE_PAYMENT_SERVICES,
        PostAndParcels => SERVICE_POST_AND_PARCELS,
        Pharmacy => SERVICE_PHARMACY,
        Charging => SERVICE_EV_CHARGING,
        ParcelLocker => SERVICE_PARCEL_LOCKER,
        AlcoholAgent => SERVICE_ALCOHOL_AGENT,
        CashWithdrawal => SERVICE_CASH_WITHDRAWAL,
        BillPayment => SERVICE_BILL_PAYMENT,
        DayTakings => SERVICE_DAY_TAKINGS,
        GamingAgent => SERVICE_GAMING_AGENT,
        HomeDelivery => SERVICE_HOME_DELIVERY,
        Cafe => SERVICE_CAFE,
        Lodging => SERVICE_LODGING,
        FishingLicences => SERVICE_FISHING_LICENCES,
        BusGoods => SERVICE_BUS_GOODS,
        School => SERVICE_SCHOOL,
        Preschool => SERVICE_PRESCHOOL,
        AfterSchool => SERVICE_AFTER_SCHOOL_CARE,
        ElderlyCare => SERVICE_ELDERLY_CARE,
        Library => SERVICE_LIBRARY,
        InformationPoint => SERVICE_INFORMATION_POINT,
        Recycling => SERVICE_RECYCLING,
        PublicToilet => SERVICE_PUBLIC_TOILET,
        MeetingHall => SERVICE_MEETING_HALL,
        StateService => SERVICE_STATE_SERVICE,
        HealthCentre => SERVICE_HEALTH_CENTRE,
        DistrictNurse => SERVICE_DISTRICT_NURSE,
        Defibrillator => SERVICE_DEFIBRILLATOR,
        MobileCoverage => SERVICE_MOBILE_COVERAGE,
        Broadband => SERVICE_BROADBAND,
        BusStop => SERVICE_BUS_STOP,
        ReservePower => SERVICE_RESERVE_POWER,
        SotPoint => SERVICE_SOT_POINT,
        SafetyPoint => SERVICE_SAFETY_POINT,
    }
    ServiceState {
        Exists => SERVICE_STATE_EXISTS,
        Missing => SERVICE_STATE_MISSING,
        Seasonal => SERVICE_STATE_SEASONAL,
        Threatened => SERVICE_STATE_THREATENED,
        Unknown => SERVICE_STATE_UNKNOWN,
    }
    ServiceGroup {
        Core => SERVICE_GROUP_CORE,
        Commercial => SERVICE_GROUP_COMMERCIAL,
        Municipal => SERVICE_GROUP_MUNICIPAL,
        State => SERVICE_GROUP_STATE,
        Health => SERVICE_GROUP_HEALTH,
        Communication => SERVICE_GROUP_COMMUNICATION,
        Preparedness => SERVICE_GROUP_PREPAREDNESS,
    }
}
