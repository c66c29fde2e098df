// Runs in every page of the app before its own scripts, and only looks and times.

(() => {
  const bench = { usable: null, blocks: [], sawProgress: false, sawCancel: false, askedAt: null, readAt: 0, keptAt: 0 };
  globalThis.bench = bench;

  const observer = new PerformanceObserver((list) => {
    bench.blocks.push(...list.getEntries().map((entry) => entry.duration));
  });
  observer.observe({ type: "longtask", buffered: true });

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const task = () =>
    new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });
  const drawn = async () => {
    await frame();
    await task();
  };
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const until = async (isSo) => {
    for (let left = 2_000; left > 0; left -= 1) {
      const found = isSo();
      if (found) {
        return found;
      }
      await pause(10);
    }
    throw new Error(`waited in vain for ${isSo}`);
  };
  const fill = (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const labelled = (words) =>
    [...document.querySelectorAll("main form label")]
      .find((label) => label.textContent.trim() === words).control;
  const says = (words) => document.body.innerText.includes(words);
  const heading = () => document.querySelector("main h1");

  // When the database was first asked, when it last gave rows before the app was usable, and when
  // something was last kept for good: a save's transaction is complete.
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (tables, mode, options) {
    const transaction = begin.call(this, tables, mode, options);
    bench.askedAt ??= performance.now();
    transaction.addEventListener("complete", () => {
      if (mode === "readonly" && bench.usable === null) {
        bench.readAt = performance.now();
      }
      if (options?.durability === "strict") {
        bench.keptAt = performance.now();
      }
    });
    return transaction;
  };

  // Usable: the start screen is gone and the heading of the first screen is drawn.
  const look = () => {
    if (bench.usable === null && !document.getElementById("start")
        && heading()?.textContent.startsWith("Idag") && heading().getClientRects().length > 0) {
      bench.usable = Number.NaN;
      drawn().then(() => { bench.usable = performance.now(); });
    }
    if (document.querySelector("main progress, main [role=progressbar]")) {
      bench.sawProgress = true;
      const buttons = [...document.querySelectorAll("main button")];
      bench.sawCancel ||= buttons.some((it) => it.textContent.trim() === "Avbryt");
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });

  /** What came over the line before the app was usable: path and bytes, as sent. */
  bench.needed = () =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .filter((entry) => entry.responseEnd <= bench.usable && entry.transferSize > 0)
      .map((entry) => [new URL(entry.name).pathname, entry.encodedBodySize]);

  /** When the page was here, the program first asked for rows, and it had them. */
  bench.marks = () => {
    const [page] = performance.getEntriesByType("navigation");
    return [page.responseEnd, bench.askedAt, bench.readAt];
  };

  /** The same small work each time, to see how fast this page may run. */
  bench.spin = () => {
    const before = performance.now();
    let sum = 0;
    for (let at = 0; at < 50_000_000; at += 1) {
      sum = (sum * 31 + at) | 0;
    }
    return performance.now() - before + (sum === 1 ? 1 : 0);
  };

  /** Puts rows into one's own book, past the app. */
  bench.fill = async (rows) => {
    const request = indexedDB.open("faltbok");
    const database = await new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction("records", "readwrite", { durability: "relaxed" });
    const records = transaction.objectStore("records");
    rows.forEach(([key, text]) => records.put(text, key));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    database.close();
  };

  /** Goes to a screen; the milliseconds until what `selector` names is drawn. */
  bench.go = async (hash, selector) => {
    const before = performance.now();
    location.hash = hash;
    await until(() => document.querySelector(selector));
    await drawn();
    return performance.now() - before;
  };

  const drawnRows = () => [...document.querySelectorAll("main .row-list > li")];

  /** How many rows of the list there are, and how many of them are in view. */
  bench.rows = () => {
    const inView = drawnRows().filter((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > 0 && box.top < innerHeight;
    });
    return [drawnRows().length, inView.length];
  };

  /**
   * Scrolls half a screen a frame. Gives the milliseconds of each frame, how many pixels it came,
   * the most rows there were, and in how many frames nothing stood in the middle of the screen.
   */
  bench.scroll = async (frames) => {
    const took = [];
    const from = scrollY;
    let [most, empty] = [0, 0];
    let last = await frame();
    for (let at = 0; at < frames; at += 1) {
      scrollBy({ top: innerHeight / 2, behavior: "instant" });
      const now = await frame();
      took.push(now - last);
      last = now;
      most = Math.max(most, drawnRows().length);
      const thing = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      empty += thing?.closest("li, h2, h3, nav, header") ? 0 : 1;
    }
    return { took, far: scrollY - from, most, empty };
  };

  /** Pulls the map a few pixels a frame, there and back; the milliseconds of each frame. */
  bench.pull = async (frames) => {
    const map = await until(() => document.querySelector(".map__frame"));
    const box = map.getBoundingClientRect();
    const at = (type, x, y) =>
      map.dispatchEvent(new PointerEvent(type, {
        pointerId: 1,
        isPrimary: true,
        bubbles: true,
        clientX: box.left + x,
        clientY: box.top + y,
      }));
    const took = [];
    let [x, y] = [box.width / 2, box.height / 2];
    at("pointerdown", x, y);
    let last = await frame();
    for (let step = 0; step < frames; step += 1) {
      x += step % 80 < 40 ? 6 : -6;
      y += step % 60 < 30 ? 4 : -4;
      at("pointermove", x, y);
      const now = await frame();
      took.push(now - last);
      last = now;
    }
    at("pointerup", x, y);
    return took;
  };

  /** Turns the wheel over the map once a frame, in and out again; the milliseconds of each frame. */
  bench.turn = async (frames) => {
    const map = await until(() => document.querySelector(".map__frame"));
    const box = map.getBoundingClientRect();
    const took = [];
    let last = await frame();
    for (let step = 0; step < frames; step += 1) {
      map.dispatchEvent(new WheelEvent("wheel", {
        deltaY: step % 60 < 30 ? -12 : 12,
        bubbles: true,
        cancelable: true,
        clientX: box.left + box.width / 2,
        clientY: box.top + box.height / 2,
      }));
      const now = await frame();
      took.push(now - last);
      last = now;
    }
    return took;
  };

  /** Types a query into the search field; the milliseconds of each letter until its hits are laid out. */
  bench.type = async (query) => {
    const field = document.querySelector("main input[type=search]");
    const took = [];
    for (let length = 1; length <= query.length; length += 1) {
      await drawn();
      const before = performance.now();
      fill(field, query.slice(0, length));
      await task();
      document.body.getBoundingClientRect();
      took.push(performance.now() - before);
    }
    return took;
  };

  /** Writes a note and saves it; the milliseconds from the tap until it is kept, and until the app says so. */
  bench.save = async (note) => {
    const kept = "Sparat på den här telefonen";
    // A message leaves with its screen, but not within its first second.
    await pause(1_100);
    location.hash = "#/besok/nytt";
    const field = await until(() => document.querySelector("main form textarea"));
    await until(() => !says(kept));
    fill(field, note);
    fill(labelled("Ort"), "Sikås");
    await pause(400);
    const button = document.querySelector("main form button[type=submit]");
    const isKept = () =>
      [...document.querySelectorAll("[role=status]")].some((it) => it.textContent.includes(kept));
    const seen = new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        if (isKept()) {
          watch.disconnect();
          resolve(performance.now());
        }
      });
      watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    const before = performance.now();
    button.click();
    const after = await Promise.race([seen, pause(10_000)]);
    if (after === undefined) {
      throw new Error("a note was not saved");
    }
    return [bench.keptAt - before, after - before];
  };
})();
