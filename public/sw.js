// Keeps one whole build on the phone, so that the app starts with no network.
//
// `cargo xtask build` fills in the two lines below: the build's name, and every file of it with
// the hash of its content. A build is kept whole or not at all: a file that is missing, is of the
// wrong kind or differs from its hash (a host in the middle of an upload) stops the installation,
// and the build that was there goes on. A new build takes over only on the person's word, or when
// no window is open.

"use strict";

const BUILD = "dev";
const FILES = [];

const SCOPE = new URL("./", self.location);
// Several copies may share a host, so the path is a part of the name.
const OURS = `faltbok:${SCOPE.pathname}:`;
const CACHE = OURS + BUILD;
const HASHES = new Map(FILES.map(([name, hash]) => [new URL(name, SCOPE).href, hash]));
const PAGE = SCOPE.href;
// Where other apps send files to (`share_target` in the manifest), and where they lie until the
// page has taken them over. The name outlives builds.
const SHARE_TARGET = new URL("ta-emot", SCOPE).href;
const SHARED = `faltbok-shared:${SCOPE.pathname}`;

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("message", (event) => {
  if (event.data && event.data.type === "activate") {
    self.skipWaiting();
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "POST" && request.url === SHARE_TARGET) {
    event.respondWith(takeShared(request));
    return;
  }
  if (request.method !== "GET") {
    return;
  }
  const url = new URL(request.url);
  if (url.origin !== SCOPE.origin) {
    return;
  }
  url.search = "";
  url.hash = "";
  if (request.mode === "navigate" && (url.href === PAGE || url.href === `${PAGE}index.html`)) {
    event.respondWith(kept(PAGE, request));
  } else if (HASHES.has(url.href)) {
    event.respondWith(kept(url.href, request));
  } else if (request.mode === "navigate" && url.href.startsWith(PAGE)) {
    // An address that is not ours: the host's answer, or with no network the start.
    event.respondWith(fetch(request).catch(() => Response.redirect(PAGE)));
  }
  // Anything else goes to the network as if we were not here; never a page instead of a file.
});

// The file from this build. Only when the browser has thrown it away, the network's.
async function kept(href, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(href, { ignoreVary: true })) || fetch(request);
}

// Keeps what another app shares, and shows the screen that looks at it. Nothing leaves the phone.
async function takeShared(request) {
  try {
    const form = await request.formData();
    const files = form.getAll("file").filter((it) => it instanceof File);
    // Some apps hand over a file's text instead.
    const text = form.get("text");
    if (files.length === 0 && text) {
      files.push(new File([text], "text"));
    }
    const cache = await caches.open(SHARED);
    await Promise.all(
      files.map((file, at) => {
        const headers = { "content-type": "application/octet-stream" };
        return cache.put(`${SHARE_TARGET}/${Date.now()}-${at}`, new Response(file, { headers }));
      }),
    );
  } catch {
    return Response.redirect(`${PAGE}?otaget#/hamta`, 303);
  }
  return Response.redirect(`${PAGE}#/hamta`, 303);
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all([...HASHES].map(([href, hash]) => keep(cache, href, hash)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function keep(cache, href, hash) {
  const right = async (response) => response && (await isRight(response, href, hash));
  // The same content may be here from the build before, or have come with the page just now.
  // The hash says so, and spares a phone with little coverage a second download.
  for (const find of [
    () => earlier(href),
    () => fetch(href, { cache: "default", credentials: "same-origin" }),
    () => fetch(href, { cache: "reload", credentials: "same-origin" }),
  ]) {
    const response = await find();
    if (await right(response)) {
      await cache.put(href, response);
      return;
    }
  }
  throw new Error(`${href} does not belong to build ${BUILD}`);
}

async function earlier(href) {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS)) {
      const response = await (await caches.open(name)).match(href, { ignoreVary: true });
      if (response) {
        return response;
      }
    }
  }
  return undefined;
}

async function isRight(response, href, hash) {
  if (response.status !== 200 || response.redirected) {
    return false;
  }
  const isHtml = (response.headers.get("content-type") || "").startsWith("text/html");
  if (isHtml !== (href === PAGE)) {
    return false;
  }
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex === hash;
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== CACHE) {
      await caches.delete(name);
    }
  }
  await self.clients.claim();
}
