//! The pages on which the figures of law were read.

pub(super) const SFS_2024_1243: &str =
    "https://svenskforfattningssamling.se/sites/default/files/sfs/2024-12/SFS2024-1243.pdf";
/// The consolidated text of 2000:284, as it was in 2020.
pub(super) const SFS_2000_284: &str = "https://www.paragraf.nu/2000:284";
/// The register of amendments and repeal of 2000:284.
pub(super) const REGISTER_2000_284: &str =
    "https://github.com/se-lex/sfs/blob/main/2000/sfs-2000-284.md";
pub(super) const SFS_2010_1709: &str = "https://lagar.nj.se/ovrigt/SFS2010-1709";
pub(super) const SFS_2011_1205: &str = "https://lagar.nj.se/ovrigt/SFS2011-1205";
/// Read to the beginning of 18 §.
pub(super) const SFS_2016_126: &str = "https://www.lagboken.se/Lagboken/start/sfs/sfs/2016/100-199/d_2658720-sfs-2016_126-forordning-om-andring-i-forordningen-2000_284-om-stod-till-kommersiell-service";
pub(super) const SFS_2018_150: &str = "https://lagar.nj.se/ovrigt/SFS2018-0150";
pub(super) const SFS_2022_206: &str = "https://lagen.nu/2022:206";
/// Tillväxtverket on the ordinance from 2012 on.
pub(super) const SLIDES_2012: &str = "http://slideplayer.se/slide/2005964/";
/// Tillväxtverket on the forms of support.
pub(super) const TILLVAXTVERKET: &str = "https://tillvaxtverket.se/amnesomraden/regional-kapacitet/service-i-landsbygder/olika-stod-till-service.html";
/// Tillväxtverket on investment support.
pub(super) const TILLVAXTVERKET_INVESTMENT: &str = "https://tillvaxtverket.se/tillvaxtverket/sokfinansiering/omvaraolikastod/foretagsstod/stodforserviceutveckling/investeringsbidrag.3540.html";
/// Region Jämtland Härjedalen's page on the support, of 2016-2017.
pub(super) const JAMTLAND: &str = "https://www.regionjh.se/regionalutveckling/foretagsochprojektstod/foretagsstod/kommersiellservice/aktuellaforetagsstod.4.919b46115a5d814ab8f98.html";
/// The same region's definitions, which repeat Tillväxtverket's guidance.
pub(super) const DEFINITIONS: &str = "https://www.regionjh.se/regionalutveckling/naringsliv/foretagsstod/kommersiellservice/aktuellaforetagsstod/definitioner.4.37d0337f15cadb38dca6aff4.html";
/// Region Värmland's page with the same definitions.
pub(super) const DEFINITIONS_ALSO: &str = "https://molkoms-folkhogskola.regionvarmland.se/utveckling-tillvaxt/projektmedel/stod-till-kommersiell-service/sarskilt-driftstod-till-dagligvarubutiker/";
pub(super) const VASTERNORRLAND: &str =
    "https://www.rvn.se/sv/Utveckling/stod-och-finansiering/foretagsstod/kommersiell-service/";
/// Stockholm county board's page of 2018 on särskilt driftstöd.
pub(super) const STOCKHOLM_BOARD: &str = "https://www.lansstyrelsen.se/stockholm/lantbruk-och-landsbygd/utveckling-av-landsbygder/investeringar-i-kommersiell-och-offentlig-service/driftsstod-till-dagligvarubutiker.html";
pub(super) const JONKOPING: &str = "https://utveckling.rjl.se/bidrag-och-finansiering/sarskilt-driftstod-for-dagligvarubutiker-i-sarbara-och-utsatta-lagen/";
pub(super) const JONKOPING_DELIVERY: &str =
    "https://utveckling.rjl.se/bidrag-och-finansiering/hemsandningsbidrag/";
pub(super) const NORRBOTTEN: &str =
    "https://utvecklanorrbotten.se/foretagsstod/kommersiell-service/servicebidrag/";
pub(super) const NORRBOTTEN_2: &str = "https://utvecklanorrbotten.se/foretagsstod/servicebidrag/";
/// Norrbotten county board on the rural programme's support to service.
pub(super) const NORRBOTTEN_BOARD: &str = "https://www.lansstyrelsen.se/norrbotten/lantbruk-och-landsbygd/utveckling-av-landsbygder/investeringar-i-kommersiell-och-offentlig-service.html";
/// Värmland county board on the same.
pub(super) const VARMLAND_BOARD: &str = "https://www.lansstyrelsen.se/varmland/natur-och-landsbygd/stod-till-jordbruk-och-landsbygd/investeringar-i-kommersiell-och-offentlig-service-2015-2023.html";
pub(super) const VARMLAND_BOARD_OLD: &str = "https://www.lansstyrelsen.se/varmland/foretag/samhalle-och-utveckling/utveckling-av-landsbygder/investeringar-i-kommersiell-och-offentlig-service.html";
/// Kronoberg county board on the same.
pub(super) const KRONOBERG_BOARD: &str = "https://www.lansstyrelsen.se/kronoberg/forening/samhalle-och-kultur/utveckling-av-landsbygder/investeringar-i-kommersiell-och-offentlig-service.html";
/// The rural network on who decides on which form.
pub(super) const RURAL_NETWORK: &str = "https://www.landsbygdsnatverket.se/kampanjer/tidigarekampanjer/serviceilandsbygder/stodattsoka/lansstyrelserregioner.4.4d76c93415c3663487cc3fd6.html";
/// Västerbotten county board on servicebidrag.
pub(super) const VASTERBOTTEN_BOARD_GRANT: &str = "http://www.lansstyrelsen.se/Vasterbotten/Sv/naringsliv-och-foreningar/foretagsstod/stod-till-kommersiell-service/servicebidrag/Pages/default.aspx";
/// Bräcke municipality on the forms of support.
pub(super) const BRACKE: &str = "http://www.bracke.se/foretagandeochutveckling/startadrivaochutveckla/foretagsstod/ovrigaforetagsstodhosregionjamtlandhrajedalen.4.2fe0b18a161940b46c5d0de9.html";
pub(super) const VARMLAND_INVESTMENT: &str = "https://www.regionvarmland.se/regionvarmland/utveckling-tillvaxt/regional-utveckling/naringsliv-och-entreprenorskap/regionala-serviceprogrammet/stod-till-service-i-landsbygd/investeringsbidrag";
/// Uppsala region's older page.
pub(super) const UPPSALA_OLD: &str =
    "https://www.regionuppsala.se/sv/Regional-utveckling/Finansiering/Kommersiell-service/";
/// Härjedalen municipality's service plan.
pub(super) const HARJEDALEN: &str = "https://www.herjedalen.se/organisation-och-politik/styrdokument-och-regler/interna-styrdokument/serviceplan.html";
/// The agency for public procurement on the new limits of small aid.
pub(super) const PROCUREMENT_AGENCY: &str =
    "https://www.upphandlingsmyndigheten.se/nyheter/2024/nya-regler-och-takbelopp-for-statsstod/";
/// The Finnish food authority on support under the same European regulation.
pub(super) const FINNISH_FOOD_AUTHORITY: &str =
    "https://www.ruokavirasto.fi/yritykset/tuet/kylakauppatuki/";
pub(super) const VASTRA_GOTALAND: &str = "https://www.vgregion.se/regional-utveckling/omraden/naringsliv/foretagsfinansiering/service-pa-landsbygden/";
pub(super) const KALMAR: &str = "https://utveckling.regionkalmar.se/finansiering-och-bidrag/foretagsstod/stod-till-kommersiell-service/";
/// The trade press on särskilt driftstöd becoming permanent.
pub(super) const TRADE_PRESS_2018: &str =
    "https://www.butiksnytt.se/det-sarskilda-driftstodet-permanentas/";
pub(super) const TRADE_PRESS_2026: &str = "https://www.fri-kopenskap.se/article/view/1206495/har_ar_butikerna_som_fick_mest_landsbygdsstod";
/// A listing of Region Kalmar's call for 2026.
pub(super) const CALL_2026: &str = "https://app.bidragsportalen.se/bidrag/sarskilt-driftsstod-i-sarbara-och-utsatta-omraden-2026-1";

// Regions' own rules.

pub(super) const DALARNA: &str = "https://www.regiondalarna.se/regionalutveckling/vart-uppdrag/naringslivsutveckling/dalarnas-regionala-serviceprogram-2021-2022/stod-till-kommersiell-service/";
pub(super) const VASTRA_GOTALAND_OLD: &str = "https://hh.vgregion.se/regional-utveckling/verksamhetsomraden/naringsliv/foretagsfinansiering/service-pa-landsbygden/";
pub(super) const VASTRA_GOTALAND_GRANT: &str = "https://www.vgregion.se/regional-utveckling/omraden/naringsliv/foretagsfinansiering/service-pa-landsbygden/servicebidrag/";
pub(super) const VASTRA_GOTALAND_OPERATING: &str = "https://www.vgregion.se/regional-utveckling/omraden/naringsliv/foretagsfinansiering/service-pa-landsbygden/sarskilt-driftsstod-till-dagligvarubutiker/";
pub(super) const VASTRA_GOTALAND_DELIVERY: &str = "https://www.vgregion.se/regional-utveckling/omraden/naringsliv/foretagsfinansiering/service-pa-landsbygden/hemsandningsbidrag/";
pub(super) const VASTRA_GOTALAND_INVESTMENT: &str = "https://www.vgregion.se/regional-utveckling/omraden/naringsliv/foretagsfinansiering/service-pa-landsbygden/investeringsbidrag-till-kommersiell-service/";
pub(super) const VASTERBOTTEN_BOARD: &str = "https://www.lansstyrelsen.se/vasterbotten/foretag/samhalle-och-utveckling/stod-till-foretag/regionala-foretagsstod/stod-till-kommersiell-service.html";
pub(super) const VASTERBOTTEN: &str = "https://www.regionvasterbotten.se/finansiering/regionala-foretagsstod/snabbguide/stod-till-kommersiell-service";
pub(super) const VARMLAND_OLD: &str = "https://molkoms-folkhogskola.regionvarmland.se/utveckling-tillvaxt/projektmedel/stod-till-kommersiell-service/investeringsbidrag/";
pub(super) const STOCKHOLM_INVESTMENT: &str = "https://www.regionstockholm.se/regional-utveckling/stod-till-organisationer-och-foretag/investeringsbidrag-for-kommersiell-service-pa-landsbygd-och-i-skargard/";
pub(super) const SORMLAND: &str = "https://utvecklasormland.se/finansiering-och-stod/foretagsstod/investeringsbidrag-kommersiell-service/";
pub(super) const OREBRO: &str = "https://www.regionorebrolan.se/sv/Regional-utveckling/Naringsliv--innovationer/Foretagsstod/Stod-till-kommersiell-service--/";
pub(super) const OSTERGOTLAND: &str = "https://www.regionostergotland.se/Regional-utveckling/regional-planering/regional-serviceplanering/stod-inom-kommersiell-service/";
