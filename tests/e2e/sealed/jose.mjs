// Opens or locks a file as another program does, by a JOSE library that knows nothing of Fältbok:
// node jose.mjs <library> open|lock <passphrase> <from> <to>

import { webcrypto } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// Debian 12 has a Node that keeps it to itself.
globalThis.crypto ??= webcrypto;

const [library, task, passphrase, from, to] = process.argv.slice(2);
const { FlattenedEncrypt, flattenedDecrypt } = await import(pathToFileURL(library));
const key = new TextEncoder().encode(passphrase);
const alg = "PBES2-HS512+A256KW";
const enc = "A256GCM";

if (task === "open") {
  const file = JSON.parse(readFileSync(from, "utf8"));
  const { plaintext, protectedHeader } = await flattenedDecrypt(file, key, {
    contentEncryptionAlgorithms: [enc],
    keyManagementAlgorithms: [alg],
    // The library's own is far below what is advised for the hash today.
    maxPBES2Count: 10_000_000,
  });
  console.log(JSON.stringify(protectedHeader));
  writeFileSync(to, plaintext);
} else {
  const file = await new FlattenedEncrypt(readFileSync(from))
    .setProtectedHeader({ alg, enc })
    .setKeyManagementParameters({ p2c: 600_000 })
    .encrypt(key);
  writeFileSync(to, JSON.stringify(file));
}
