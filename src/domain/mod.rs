//! Facts, rules, records and their merge: no browser, no clock, no chance, no JSON.
//!
//! # The words of the field, one for one thing
//!
//! | here | Swedish on screen | what it is |
//! | --- | --- | --- |
//! | book | fältbok | all records of one person's device |
//! | record | post | one flat thing with its own id: a visit, a goal, a place |
//! | revision | ändring | one saved state of a record; a record is the set of its revisions |
//! | open choice | öppet val | a field that two people changed apart, until somebody picks |
//! | plan | plan | a municipal service plan, a regional service programme or a village plan |
//! | goal | mål, delmål | what a plan wants; may have a parent goal |
//! | action | åtgärd | what is done towards a goal |
//! | place | ort | a village or town |
//! | provider | servicegivare | a shop, fuel station, service point, library |
//! | visit | besök | a visit, meeting, call, interview or dialogue meeting |
//! | follow-up | uppföljning | who does what by when, born in a visit |
//! | observation | inventering | that a service was there or not on a day; the *inventory* is what follows from all |
//! | question | fråga | what was asked at a dialogue meeting, until it is settled |
//! | agreement | avtal | what a shop has taken on and is paid for; what is to work in a crisis |
//! | tour | turné | several actors, several stops, one summary |
//! | contact | kontakt | whom to ring or write to, by role first |
//! | photo | bild | a picture of a visit, place or provider; its bytes are the *picture* |
//! | check | stödkontroll | a preliminary assessment (förhandsbedömning) of a form of support |
//! | project | byprojekt | a village tries another way to run its service |
//! | task moved | flyttad uppgift | work once done by people travelling from town |
//! | support time | stödtid | the time that support is sought for; it picks the rules |
//! | rule set | regler | one dated version of the rules for one form of support: law, a region's, or from a file |
//! | file of rules | regelverk | rule sets from somebody, kept whole as a record; off until a person switches it on |
//! | criterion | villkor | one thing that must hold, in one or more ways |
//! | ceiling | tak | the most that may be paid, apart from whether anything may |
//! | fact | uppgift | what is known of an outlet, with source and day |
//! | special reasons | särskilda skäl | what may set a criterion aside; argued in words, decided by the authority |
//! | small aid | försumbart stöd | aid below the limits of the European Union (de minimis) |
//! | mil | mil | ten kilometres |

pub mod action;
pub mod agreement;
pub mod agreement_due;
pub mod backup_files;
pub mod book;
pub mod check;
pub mod command;
pub mod contact;
pub mod dialogue;
pub mod distance;
pub mod field;
pub mod followup;
pub mod goal;
pub mod hanging;
pub mod history;
pub mod id;
pub mod import;
pub mod inventory;
pub mod join;
pub mod kept_outcome;
pub mod kind;
pub mod law;
pub mod map;
pub mod mark;
pub mod moment;
pub mod observation;
pub mod order;
pub mod parts;
pub mod photo;
pub mod place;
pub mod plan;
pub mod points;
pub mod project;
pub mod provider;
pub mod question;
pub mod record;
pub mod recorded_fact;
pub mod rule;
pub mod rule_set;
pub mod selection;
pub mod task_moved;
pub mod tour;
pub mod travel;
pub mod truth;
pub mod value;
pub mod visit;
