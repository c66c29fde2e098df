//! Two phones mark the services of one shop apart, and their files merge without a question.

use faltbok::domain::inventory::Inventory;
use faltbok::domain::inventory::Seen;
use faltbok::domain::inventory::Subject;
use faltbok::domain::observation::Service;
use faltbok::domain::observation::ServiceState;
use faltbok::domain::parts::Party;
use faltbok::domain::provider;

use super::*;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

impl Phone {
    fn marks(&self, subject: Subject, service: Service, state: ServiceState, on: &str, by: &str) {
        let observer = Party { role: by.to_owned(), organisation: String::new() };
        let seen = Seen { subject, day: day(on), observer };
        let all = self.app.book().with_untracked(Inventory::of);
        let (changes, _) = seen.marking(&all, service, state, device::new_id());
        block_on(self.app.save(changes, &[])).expect("an ordinary phone saves");
    }

    fn state(&self, subject: Subject, service: Service, on: &str) -> Option<ServiceState> {
        let all = Inventory::of(&self.book());
        all.standing(subject, service, day(on)).map(|it| it.mark.state)
    }
}

#[test]
fn what_two_saw_apart_is_one_history_and_nobody_is_asked() {
    told(|| {
        let one = Phone::new();
        let shop = device::new_id();
        let content = Content::default().with(provider::NAME, "Sikås lanthandel".to_owned());
        let change = Change::new_record(shop, Kind::Provider, content);
        block_on(one.app.save(vec![change], &[])).expect("an ordinary phone saves");
        let other = Phone::new();
        other.takes(&one.app.export().text);
        let shop = Subject::Provider(shop);
        let fuel = Service::Fuel;
        one.marks(shop, fuel, ServiceState::Exists, "2025-03-14", "Servicesamordnare");
        other.marks(shop, fuel, ServiceState::Missing, "2026-03-14", "Landsbygdsutvecklare");
        // A second thought on the same day, on either side.
        one.marks(shop, fuel, ServiceState::Seasonal, "2025-03-14", "Servicesamordnare");
        let (ones, others) = (one.app.export().text, other.app.export().text);
        one.takes(&others);
        other.takes(&ones);
        for phone in [&one, &other] {
            let book = phone.book();
            assert!(book.all().all(|it| !it.has_open_choices()));
            assert_eq!(book.of_kind(Kind::Observation).count(), 2);
            assert_eq!(phone.state(shop, fuel, "2026-06-01"), Some(ServiceState::Missing));
            assert_eq!(phone.state(shop, fuel, "2025-06-01"), Some(ServiceState::Seasonal));
            assert_eq!(phone.state(shop, fuel, "2024-06-01"), None);
        }
        assert_eq!(one.rows(), other.rows());
    });
}
