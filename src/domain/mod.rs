//! Facts, rules, records and their merge: no browser, no clock, no chance, no JSON.
