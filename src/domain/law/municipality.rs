//! Which county a municipality is in, by the name people write.

use crate::domain::law::authority::County;

/// The county of the municipality called `name`, as people write it: "Bräcke",
/// "bräcke kommun", "Strömsunds kommun". `None` for a name that is none.
#[must_use]
pub fn county_of(name: &str) -> Option<County> {
    let name = name.trim().to_lowercase();
    let (name, is_whole) = match [" kommun", " stad"].iter().find_map(|it| name.strip_suffix(it)) {
        Some(first) => (first.trim_end(), true),
        None => (name.strip_prefix("region ").unwrap_or(&name), false),
    };
    let is_called = |municipality: &str| {
        let municipality = municipality.to_lowercase();
        // "Strömsunds kommun", but not "Strömsunds" alone.
        name == municipality || (is_whole && name.strip_suffix('s') == Some(&municipality))
    };
    MUNICIPALITIES
        .iter()
        .find(|(_, names)| names.split(',').any(is_called))
        .map(|(county, _)| *county)
}

/// All municipalities, by county in the order of the official codes.
const MUNICIPALITIES: [(County, &str); 21] = [
    (
        County::Stockholm,
        "Upplands Väsby,Vallentuna,Österåker,Värmdö,Järfälla,Ekerö,Huddinge,Botkyrka,Salem,\
         Haninge,Tyresö,Upplands-Bro,Nykvarn,Täby,Danderyd,Sollentuna,Stockholm,Södertälje,\
         Nacka,Sundbyberg,Solna,Lidingö,Vaxholm,Norrtälje,Sigtuna,Nynäshamn",
    ),
    (County::Uppsala, "Håbo,Älvkarleby,Knivsta,Heby,Tierp,Uppsala,Enköping,Östhammar"),
    (
        County::Sodermanland,
        "Vingåker,Gnesta,Nyköping,Oxelösund,Flen,Katrineholm,Eskilstuna,Strängnäs,Trosa",
    ),
    (
        County::Ostergotland,
        "Ödeshög,Ydre,Kinda,Boxholm,Åtvidaberg,Finspång,Valdemarsvik,Linköping,Norrköping,\
         Söderköping,Motala,Vadstena,Mjölby",
    ),
    (
        County::Jonkoping,
        "Aneby,Gnosjö,Mullsjö,Habo,Gislaved,Vaggeryd,Jönköping,Nässjö,Värnamo,Sävsjö,\
         Vetlanda,Eksjö,Tranås",
    ),
    (County::Kronoberg, "Uppvidinge,Lessebo,Tingsryd,Alvesta,Älmhult,Markaryd,Växjö,Ljungby"),
    (
        County::Kalmar,
        "Högsby,Torsås,Mörbylånga,Hultsfred,Mönsterås,Emmaboda,Kalmar,Nybro,Oskarshamn,\
         Västervik,Vimmerby,Borgholm",
    ),
    (County::Gotland, "Gotland"),
    (County::Blekinge, "Olofström,Karlskrona,Ronneby,Karlshamn,Sölvesborg"),
    (
        County::Skane,
        "Svalöv,Staffanstorp,Burlöv,Vellinge,Östra Göinge,Örkelljunga,Bjuv,Kävlinge,Lomma,\
         Svedala,Skurup,Sjöbo,Hörby,Höör,Tomelilla,Bromölla,Osby,Perstorp,Klippan,Åstorp,\
         Båstad,Malmö,Lund,Landskrona,Helsingborg,Höganäs,Eslöv,Ystad,Trelleborg,\
         Kristianstad,Simrishamn,Ängelholm,Hässleholm",
    ),
    (County::Halland, "Hylte,Halmstad,Laholm,Falkenberg,Varberg,Kungsbacka"),
    (
        County::VastraGotaland,
        "Härryda,Partille,Öckerö,Stenungsund,Tjörn,Orust,Sotenäs,Munkedal,Tanum,Dals-Ed,\
         Färgelanda,Ale,Lerum,Vårgårda,Bollebygd,Grästorp,Essunga,Karlsborg,Gullspång,\
         Tranemo,Bengtsfors,Mellerud,Lilla Edet,Mark,Svenljunga,Herrljunga,Vara,Götene,Tibro,\
         Töreboda,Göteborg,Mölndal,Kungälv,Lysekil,Uddevalla,Strömstad,Vänersborg,\
         Trollhättan,Alingsås,Borås,Ulricehamn,Åmål,Mariestad,Lidköping,Skara,Skövde,Hjo,\
         Tidaholm,Falköping",
    ),
    (
        County::Varmland,
        "Kil,Eda,Torsby,Storfors,Hammarö,Munkfors,Forshaga,Grums,Årjäng,Sunne,Karlstad,\
         Kristinehamn,Filipstad,Hagfors,Arvika,Säffle",
    ),
    (
        County::Orebro,
        "Lekeberg,Laxå,Hallsberg,Degerfors,Hällefors,Ljusnarsberg,Örebro,Kumla,Askersund,\
         Karlskoga,Nora,Lindesberg",
    ),
    (
        County::Vastmanland,
        "Skinnskatteberg,Surahammar,Kungsör,Hallstahammar,Norberg,Västerås,Sala,Fagersta,\
         Köping,Arboga",
    ),
    (
        County::Dalarna,
        "Vansbro,Malung-Sälen,Gagnef,Leksand,Rättvik,Orsa,Älvdalen,Smedjebacken,Mora,Falun,\
         Borlänge,Säter,Hedemora,Avesta,Ludvika",
    ),
    (
        County::Gavleborg,
        "Ockelbo,Hofors,Ovanåker,Nordanstig,Ljusdal,Gävle,Sandviken,Söderhamn,Bollnäs,\
         Hudiksvall",
    ),
    (County::Vasternorrland, "Ånge,Timrå,Härnösand,Sundsvall,Kramfors,Sollefteå,Örnsköldsvik"),
    (County::Jamtland, "Ragunda,Bräcke,Krokom,Strömsund,Åre,Berg,Härjedalen,Östersund"),
    (
        County::Vasterbotten,
        "Nordmaling,Bjurholm,Vindeln,Robertsfors,Norsjö,Malå,Storuman,Sorsele,Dorotea,Vännäs,\
         Vilhelmina,Åsele,Umeå,Lycksele,Skellefteå",
    ),
    (
        County::Norrbotten,
        "Arvidsjaur,Arjeplog,Jokkmokk,Överkalix,Kalix,Övertorneå,Pajala,Gällivare,Älvsbyn,\
         Luleå,Piteå,Boden,Haparanda,Kiruna",
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_municipality_is_found_however_its_name_is_written() {
        for name in ["Strömsund", "strömsund ", "Strömsunds kommun", "Strömsund kommun"] {
            assert_eq!(county_of(name), Some(County::Jamtland), "{name}");
        }
        assert_eq!(county_of("Bergs kommun"), Some(County::Jamtland));
        assert_eq!(county_of("Ljusdal"), Some(County::Gavleborg));
        assert_eq!(county_of("Region Gotland"), Some(County::Gotland));
        assert_eq!(county_of("Göteborgs stad"), Some(County::VastraGotaland));
        assert_eq!(county_of("Sollefteå kommun"), Some(County::Vasternorrland));
    }

    #[test]
    fn what_is_no_municipality_is_in_no_county() {
        for name in ["", "kommun", "Sikås", "Bergs", "Jämtland", "Strömsund, Bräcke"] {
            assert_eq!(county_of(name), None, "{name}");
        }
    }

    #[test]
    fn every_municipality_stands_once_and_is_in_one_county() {
        let counts: Vec<_> = MUNICIPALITIES.map(|(_, names)| names.split(',').count()).into();
        assert_eq!(
            counts,
            [26, 8, 9, 13, 13, 8, 12, 1, 5, 33, 6, 49, 16, 12, 10, 15, 10, 7, 8, 15, 14]
        );
        let names: Vec<_> = MUNICIPALITIES.iter().flat_map(|(_, it)| it.split(',')).collect();
        assert_eq!(names.len(), 290);
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 290);
        assert!(names.iter().all(|it| it.trim() == *it && !it.is_empty()), "{names:?}");
        assert_eq!(MUNICIPALITIES.map(|(county, _)| county), County::ALL);
    }
}
