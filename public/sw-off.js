// The way out if a broken service worker was ever published: put this file in the place of `sw.js`
// on the host. Browsers fetch it within a day, or at the next start with network; it then removes
// what the worker kept and the worker itself. What people have written is not touched.

"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const ours = `faltbok:${new URL("./", self.location).pathname}:`;
  for (const name of await caches.keys()) {
    if (name.startsWith(ours)) {
      await caches.delete(name);
    }
  }
  await self.registration.unregister();
}
