// The same work done by the core's program, by IndexedDB as it is, by Dexie and by PouchDB.
//
// Each has a database of its own. A write is timed from the call until its transaction is
// complete, with strict durability for everyone: PouchDB cannot be asked for it, so every
// transaction that does not say what it wants gets it here.

import init, { Merge, Rows, Search, key, text } from "./program.js";

await init();

const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (tables, mode, options) {
  const wanted = mode === "readwrite" ? { durability: "strict", ...options } : options;
  return begin.call(this, tables, mode, wanted);
};

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const completed = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

/** IndexedDB, with nothing around it. */
class Raw {
  static async open(name) {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("records");
      request.result.createObjectStore("drafts");
    };
    return Object.assign(new Raw(), { name, database: await settled(request) });
  }

  write(key, text) {
    const transaction = this.database.transaction("records", "readwrite");
    transaction.objectStore("records").put(text, key);
    return completed(transaction);
  }

  // What a save by the app asks of the database: read the row, write it, remove the draft.
  save(key, text) {
    const transaction = this.database.transaction(["records", "drafts"], "readwrite");
    const rows = transaction.objectStore("records");
    rows.get(key).onsuccess = () => {
      rows.put(text, key);
      transaction.objectStore("drafts").delete(key);
    };
    return completed(transaction);
  }

  writeMany(keys, texts) {
    const transaction = this.database.transaction("records", "readwrite");
    const rows = transaction.objectStore("records");
    keys.forEach((key, at) => rows.put(texts[at], key));
    return completed(transaction);
  }

  async read() {
    const rows = this.database.transaction("records").objectStore("records");
    const [keys, texts] = await Promise.all([settled(rows.getAllKeys()), settled(rows.getAll())]);
    return Math.min(keys.length, texts.length);
  }

  async remove() {
    this.database.close();
    await settled(indexedDB.deleteDatabase(this.name));
  }
}

/** The core's own program. */
class Ours {
  static async open(name) {
    return Object.assign(new Ours(), { rows: await Rows.open(name) });
  }
  write(key, text) {
    return this.rows.write(key, text);
  }
  save(_key, _text, number) {
    return this.rows.save(number);
  }
  writeMany(keys, texts) {
    return this.rows.write_many(keys, texts);
  }
  read() {
    return this.rows.read();
  }
  load() {
    return this.rows.load();
  }
  remove() {
    return this.rows.remove();
  }
}

class OfDexie {
  static async open(name) {
    const database = new Dexie(name, { chromeTransactionDurability: "strict" });
    database.version(1).stores({ records: "" });
    await database.open();
    return Object.assign(new OfDexie(), { database });
  }
  write(key, text) {
    return this.database.records.put(text, key);
  }
  writeMany(keys, texts) {
    return this.database.records.bulkPut(texts, keys);
  }
  async read() {
    const [keys, texts] = await Promise.all([
      this.database.records.toCollection().primaryKeys(),
      this.database.records.toArray(),
    ]);
    return Math.min(keys.length, texts.length);
  }
  remove() {
    return this.database.delete();
  }
}

class OfPouch {
  static async open(name) {
    const database = new PouchDB(name, { adapter: "idb" });
    await database.info();
    return Object.assign(new OfPouch(), { database });
  }
  write(key, text) {
    return this.database.put({ _id: key, text });
  }
  writeMany(keys, texts) {
    return this.database.bulkDocs(keys.map((key, at) => ({ _id: key, text: texts[at] })));
  }
  async read() {
    return (await this.database.allDocs({ include_docs: true })).rows.length;
  }
  remove() {
    return this.database.destroy();
  }
}

const KINDS = { raw: Raw, ours: Ours, dexie: OfDexie, pouchdb: OfPouch };
const open = new Map();

async function opened(kind, name) {
  const id = `${kind}-${name}`;
  if (!open.has(id)) {
    open.set(id, await KINDS[kind].open(id));
  }
  return open.get(id);
}

async function timed(work) {
  const before = performance.now();
  const result = await work();
  return [performance.now() - before, result];
}

const numbers = (from, count) => Array.from({ length: count }, (_, at) => from + at);

let search = null;
let merge = null;

globalThis.bench = {
  /** Writes rows one after the other, each in its own transaction; the milliseconds of each. */
  async writes(kind, method, from, count) {
    const it = await opened(kind, "writes");
    const rows = numbers(from, count).map((number) => [key(number), text(number), number]);
    const took = [];
    for (const row of rows) {
      const [milliseconds] = await timed(() => it[method](...row));
      took.push(milliseconds);
    }
    return took;
  },

  /** How many rows there are after all writes. */
  async written(kind) {
    return (await opened(kind, "writes")).read();
  },

  /** Writes rows in one transaction into a new database, reads them all, removes it. */
  async many(kind, count) {
    const it = await opened(kind, "many");
    const keys = numbers(0, count).map(key);
    const texts = numbers(0, count).map(text);
    const [write] = await timed(() => it.writeMany(keys, texts));
    const [read, found] = await timed(() => it.read());
    await it.remove();
    open.delete(`${kind}-many`);
    if (found !== count) {
      throw new Error(`${kind} gave ${found} rows of ${count}`);
    }
    return { write, read };
  },

  /** Adds rows to the databases that grow. */
  async grow(from, count) {
    const keys = numbers(from, count).map(key);
    const texts = numbers(from, count).map(text);
    for (const kind of ["ours", "raw"]) {
      await (await opened(kind, "growing")).writeMany(keys, texts);
    }
  },

  /** Reads all of one: ours into records, as the app does when it starts. The milliseconds. */
  async load(kind, count) {
    const it = await opened(kind, "growing");
    const [took, found] = await timed(() => (kind === "ours" ? it.load() : it.read()));
    if (found !== count) {
      throw new Error(`${kind} gave ${found} records of ${count}`);
    }
    return took;
  },

  /** Makes the search ready. */
  async prepareSearch(records) {
    search = new Search(records);
  },

  /** Types a query, letter by letter; the milliseconds of each. */
  async searches(query) {
    const took = [];
    for (let length = 1; length <= query.length; length += 1) {
      const [milliseconds] = await timed(() => search.ask(query.slice(0, length)));
      took.push(milliseconds);
    }
    return took;
  },

  /** Makes two books that have grown apart. */
  async prepareMerge(records) {
    merge = new Merge(records);
  },

  /** Reads one from its file and merges it into the other. */
  async merges() {
    const [read, bytes] = await timed(() => merge.read());
    const [merged, changed] = await timed(() => merge.merge());
    return { read, merged, bytes, changed };
  },
};
globalThis.isReady = true;
