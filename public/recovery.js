// What a person meets when the app cannot start or has stopped: plain words, and a way to save a
// copy of everything. It reads the database by itself, needs nothing of the app, and never deletes.
//
// `faltbok.recover(message)` puts it in the place of the page, once; `faltbok.offerRecovery()` puts
// it below the start screen while a slow start goes on, and `faltbok.withdrawOffer()` takes it away.

"use strict";

(() => {
  const DATABASE = "faltbok";
  const PATIENCE_MS = 15_000;

  const STOPPED = {
    sv: ["Något gick fel", "Fältbok stannade. Det du har sparat finns kvar på den här enheten."],
    en: ["Something went wrong", "Fältbok stopped. What you have saved is still on this device."],
  };
  const SLOW = {
    sv: ["Det tar längre tid än vanligt", "Fältbok försöker fortfarande starta. Du kan vänta, eller ladda om."],
    en: ["This takes longer than usual", "Fältbok is still trying to start. You can wait, or reload."],
  };
  const RELOAD = { sv: "Ladda om", en: "Reload" };
  const SAVE = { sv: "Spara en kopia av allt", en: "Save a copy of everything" };
  const COPY = { sv: "Kopiera som text", en: "Copy as text" };
  const NEWER = { sv: "Starta den nya versionen", en: "Start the new version" };
  const DETAILS = { sv: "Teknisk beskrivning", en: "Technical description" };
  const READING = { sv: "Läser det som är sparat …", en: "Reading what is saved …" };
  const UNREAD = {
    sv: "Det sparade gick inte att läsa just nu. Ladda om och försök igen. Rensa inte webbläsarens data.",
    en: "What is saved could not be read just now. Reload and try again. Do not clear the browser’s data.",
  };
  const NOT_SAVED = {
    sv: "Kopian gick inte att spara. Prova ”Kopiera som text” och klistra in i ett mejl till dig själv.",
    en: "The copy could not be saved. Try “Copy as text” and paste it into a mail to yourself.",
  };
  const NOT_COPIED = {
    sv: "Texten gick inte att kopiera. Ladda om och försök igen.",
    en: "The text could not be copied. Reload and try again.",
  };
  const COPIED = {
    sv: "Allt är kopierat. Klistra in det på ett säkert ställe.",
    en: "Everything is copied. Paste it in a safe place.",
  };
  const COPIED_WITHOUT_PHOTOS = {
    sv: "Allt utom bilderna är kopierat. Klistra in det på ett säkert ställe. Bilderna följer med när du sparar en kopia som fil.",
    en: "Everything but the photos is copied. Paste it in a safe place. The photos come along when you save a copy as a file.",
  };
  const withPhotos = ({ photos, unread }) => {
    if (photos === null) {
      return {
        sv: " Bilderna gick inte att läsa och följer inte med.",
        en: " The photos could not be read and are not included.",
      };
    }
    const lost = unread > 0;
    const read = photos > 0 || lost;
    return {
      sv: (read ? ` Bilder: ${photos}.` : "") + (lost ? ` Bilder som inte gick att läsa och inte följer med: ${unread}.` : ""),
      en: (read ? ` Photos: ${photos}.` : "") + (lost ? ` Photos that could not be read and are not included: ${unread}.` : ""),
    };
  };
  const found = (all) => ({
    sv: `Poster att spara: ${all.count}.${withPhotos(all).sv}`,
    en: `Records to save: ${all.count}.${withPhotos(all).en}`,
  });
  const foundDamaged = (all) => ({
    sv: `${found(all).sv} Skadade: ${all.damaged}; de följer med som de är.`,
    en: `${found(all).en} Damaged: ${all.damaged}; they are included as they are.`,
  });
  const saved = (name, all) => {
    const lost = all.photos === null || all.unread > 0 ? withPhotos(all) : { sv: "", en: "" };
    return {
      sv: `Kopian heter ${name}. Lägg den på ett säkert ställe.${lost.sv}`,
      en: `The copy is called ${name}. Keep it in a safe place.${lost.en}`,
    };
  };

  let panel = null;
  let rescued = null;

  window.faltbok = { recover, offerRecovery, withdrawOffer };

  function recover(message) {
    if (panel?.dataset.kind === "stopped") {
      return;
    }
    withdrawOffer();
    const typed = onScreen();
    for (const element of document.body.children) {
      element.style.setProperty("display", "none");
      element.inert = true;
    }
    show("stopped", STOPPED, message, typed);
    window.faltbok.checkForUpdate?.();
  }

  function offerRecovery() {
    if (!panel) {
      show("slow", SLOW, "", []);
    }
  }

  function withdrawOffer() {
    if (panel?.dataset.kind === "slow") {
      panel.remove();
      panel = null;
    }
  }

  // The page.

  function show(kind, texts, message, typed) {
    const heading = make("h1", "recovery__heading", texts.sv[0]);
    heading.tabIndex = -1;
    const status = make("div", "recovery__status");
    status.setAttribute("role", "status");
    const say = (both, error) => {
      status.replaceChildren(...paragraphs(both));
      if (error) {
        status.append(make("p", "recovery__problem", String(error)));
      }
    };
    const reload = button(RELOAD, "btn", () => location.reload());
    const save = button(SAVE, "btn btn--primary", () => saveCopy(say, copy));
    const copy = button(COPY, "btn btn--quiet", () => copyAll(say));
    const newer = button(NEWER, "btn", () => window.faltbok.activateUpdate());
    save.disabled = true;
    copy.hidden = !isHomeScreenApp();
    copy.disabled = true;
    newer.hidden = !window.faltbok.updateWaiting;
    window.addEventListener("faltbok:update-waiting", () => (newer.hidden = false));

    const buttons = make("div", "recovery__buttons");
    // What cannot harm comes first.
    buttons.append(save, newer, reload, copy);
    const english = make("div", "recovery__other");
    english.lang = "en";
    english.append(make("h2", "recovery__heading", texts.en[0]), make("p", "", texts.en[1]));
    panel = make(kind === "stopped" ? "main" : "section", "recovery");
    panel.id = "recovery";
    panel.dataset.kind = kind;
    panel.append(heading, make("p", "", texts.sv[1]), english, buttons, status);
    if (message) {
      const details = make("details", "recovery__details");
      details.append(make("summary", ""), make("pre", "", message));
      details.firstChild.append(words(DETAILS));
      panel.append(details);
    }
    document.body.append(panel);
    if (kind === "stopped") {
      document.title = `${texts.sv[0]} – Fältbok`;
      heading.focus();
    }

    say(READING);
    collect(typed).then(
      (result) => {
        rescued = result;
        say(result.damaged > 0 ? foundDamaged(result) : found(result));
        save.disabled = false;
        copy.disabled = false;
      },
      (error) => say(UNREAD, error),
    );
  }

  function make(tag, name, text) {
    const element = document.createElement(tag);
    if (name) {
      element.className = name;
    }
    if (text) {
      element.textContent = text;
    }
    return element;
  }

  function words(both) {
    const english = make("span", "recovery__english", both.en);
    english.lang = "en";
    const all = make("span", "");
    all.append(`${both.sv} / `, english);
    return all;
  }

  function paragraphs(both) {
    const english = make("p", "", both.en);
    english.lang = "en";
    return [make("p", "", both.sv), english];
  }

  function button(both, name, press) {
    const element = make("button", name);
    element.type = "button";
    element.append(words(both));
    element.addEventListener("click", press);
    return element;
  }

  // Saving. What is saved is ready before the tap, since a browser only shares within one. Photos
  // are held by the browser, as pieces of a file: together they may be larger than any text.

  function isHomeScreenApp() {
    return navigator.standalone === true;
  }

  async function saveCopy(say, copy) {
    const name = `faltbok-raddning-${day()}`;
    try {
      if (isHomeScreenApp() && navigator.canShare) {
        // There a download vanishes, and sharing takes text but not JSON.
        const file = new File(rescued.pieces, `${name}.txt`, { type: "text/plain" });
        if (navigator.canShare({ files: [file] })) {
          await navigator.share({ files: [file] });
          say(saved(file.name, rescued));
          return;
        }
      }
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob(rescued.pieces, { type: "application/json" }));
      link.download = `${name}.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      say(saved(link.download, rescued));
    } catch (error) {
      if (error?.name !== "AbortError") {
        copy.hidden = false;
        say(NOT_SAVED, error);
      }
    }
  }

  async function copyAll(say) {
    try {
      await navigator.clipboard.writeText(rescued.text);
      say(rescued.photos !== 0 ? COPIED_WITHOUT_PHOTOS : COPIED);
    } catch (error) {
      say(NOT_COPIED, error);
    }
  }

  function day() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  // Reading. The file is the exchange format's, with what only a rescue has beside the records.

  async function collect(typed) {
    const { records, drafts, photos } = await readDatabase();
    const whole = [];
    const damaged = [];
    for (const [key, text] of records) {
      (isJson(text) ? whole : damaged).push([key, text]);
    }
    // A photo whose record is damaged would be nobody's in the file: it is kept with the record.
    const told = new Set(whole.map(([key]) => key));
    const read = photos?.read ?? [];
    const seen = read.filter(([key]) => told.has(key));
    const orphans = read.filter(([key]) => !told.has(key));
    const loose = (rows) => JSON.stringify(rows.map(([key, text]) => ({ key: String(key), text })));
    const head = [
      `{"format":"faltbok","version":1`,
      `"records":[${whole.map(([, text]) => text).join(",\n")}]`,
      `"rescue":{"saved_on":${JSON.stringify(day())}`,
      `"drafts":${loose(drafts)}`,
      `"device":${loose(readLocalStorage())}`,
      `"damaged":${loose(damaged)}`,
      `"on_screen":${JSON.stringify(typed)}`,
    ].join(",\n");
    return {
      text: `${head}}}\n`,
      pieces: [head, `,\n"photos":{`, ...between(orphans), `}},\n"photos":{`, ...between(seen), "}}\n"],
      count: records.length + drafts.length,
      photos: photos?.read.length ?? null,
      unread: photos?.unread ?? 0,
      damaged: damaged.length,
    };
  }

  function between(photos) {
    return photos.flatMap(([, piece], at) => (at === 0 ? [piece] : [",\n", piece]));
  }

  function readDatabase() {
    return new Promise((resolve, reject) => {
      const open = indexedDB.open(DATABASE);
      // There is no database yet: an empty one, made here, would stand in the app's way.
      open.onupgradeneeded = () => {
        open.transaction.abort();
        resolve({ records: [], drafts: [], photos: { read: [], unread: 0 } });
      };
      const patience = setTimeout(() => reject(late()), PATIENCE_MS);
      open.onerror = () => reject(open.error);
      open.onsuccess = () => {
        clearTimeout(patience);
        const database = open.result;
        database.onversionchange = () => database.close();
        inTime(readStores(database))
          // Without the photos there is still all the rest.
          .then(async (read) => ({ ...read, photos: await readPhotos(database).catch(() => null) }))
          .then(resolve, reject)
          .finally(() => database.close());
      };
    });
  }

  // The keys first, then each photo by itself and at once in a piece of a file: one that can't be
  // read takes nothing else with it.
  async function readPhotos(database) {
    const photos = { read: [], unread: 0 };
    if (!database.objectStoreNames.contains("photos")) {
      return photos;
    }
    const keys = await inTime(ask(database, (store) => store.getAllKeys()));
    let waited = 0;
    for (const [at, key] of keys.entries()) {
      const begun = Date.now();
      try {
        const value = await inTime(ask(database, (store) => store.get(key)));
        if (typeof value !== "string") {
          throw new TypeError("this is no photo");
        }
        const text = `${JSON.stringify(String(key))}:${JSON.stringify(value)}`;
        photos.read.push([key, new Blob([text])]);
        waited = 0;
      } catch {
        photos.unread += 1;
        // A database that answers no more is not asked for every one of a thousand.
        waited = Date.now() - begun < PATIENCE_MS ? 0 : waited + 1;
        if (waited === 2) {
          photos.unread += keys.length - at - 1;
          break;
        }
      }
    }
    return photos;
  }

  function ask(database, question) {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction("photos", "readonly");
      const request = question(transaction.objectStore("photos"));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  function readStores(database) {
    const stores = ["records", "drafts"].filter((name) => database.objectStoreNames.contains(name));
    const read = { records: [], drafts: [] };
    if (stores.length === 0) {
      return Promise.resolve(read);
    }
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(stores, "readonly");
      for (const name of stores) {
        const store = transaction.objectStore(name);
        const keys = store.getAllKeys();
        const values = store.getAll();
        values.onsuccess = () => {
          read[name] = values.result.map((value, at) => [keys.result[at], value]);
        };
      }
      transaction.oncomplete = () => resolve(read);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  // Drafts and settings that the app keeps beside the database.
  function readLocalStorage() {
    try {
      return Object.entries(localStorage).filter(([key]) => key.startsWith(DATABASE));
    } catch {
      // A browser that refuses local storage has kept nothing there.
      return [];
    }
  }

  // What stands in fields that were perhaps not saved. Never a password.
  function onScreen() {
    const silent = ["password", "hidden", "file", "checkbox", "radio", "submit", "button"];
    return [...document.querySelectorAll("input, textarea, select")]
      .filter((field) => field.value && !silent.includes(field.type))
      .map((field) => ({
        label: (field.labels?.[0]?.textContent ?? field.name).trim(),
        text: field.value,
      }));
  }

  function isJson(text) {
    try {
      return typeof text === "string" && typeof JSON.parse(text) === "object";
    } catch {
      return false;
    }
  }

  function inTime(promise) {
    const over = new Promise((_, reject) => setTimeout(() => reject(late()), PATIENCE_MS));
    return Promise.race([promise, over]);
  }

  function late() {
    return new Error("the database does not answer");
  }
})();
