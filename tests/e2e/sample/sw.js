// Keeps the sample page for use without a network.
const FILES = ["./", "sample.js", "sample.css"];
addEventListener("install", (event) => {
  event.waitUntil(caches.open("one").then((it) => it.addAll(FILES)).then(() => skipWaiting()));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const kept = caches.match(event.request.mode === "navigate" ? "./" : event.request);
  event.respondWith(kept.then((it) => it ?? fetch(event.request)));
});
