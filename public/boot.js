// Stands between the browser and the app: plain JavaScript, so that it works when the app does not.
//
// It keeps the app on the phone (service worker), passes on what the browser tells (installable, a
// new version), and calls the recovery page when the app cannot start or stops. The app talks to
// it through `window.faltbok` and hears it through events on `window`:
//
//   faltbok:offline-ready    the whole build is kept here; `detail.first` the first time
//   faltbok:update-waiting   a new version is kept and waits for the person's word
//   faltbok:updated          another window started the new version; this one still runs the old
//   faltbok:installable      `faltbok.install()` can be offered
//   faltbok:installed        the person has installed the app
//   faltbok:arrived          files wait in `faltbok.arrived`; `detail.failed` if one could not be had
//
// Whoever listens late finds the same in `faltbok.offlineReady`, `.updateWaiting`, `.installable`.
// A `faltbok:activate-update` event, or `faltbok.activateUpdate()`, starts the new version.

"use strict";

(() => {
  // On a bad line the first download takes its time: after this long, help is offered beside it.
  const SLOW_START_MS = 20_000;
  const CHECK_EVERY_MS = 12 * 60 * 60 * 1000;
  const CHECK_ON_RETURN_MS = 60 * 60 * 1000;

  const faltbok = window.faltbok;
  const named = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
  const tell = (name, detail) => window.dispatchEvent(new CustomEvent(`faltbok:${name}`, { detail }));

  Object.assign(faltbok, {
    version: named("faltbok-version"),
    build: named("faltbok-build"),
    isStarted: false,
    offlineReady: false,
    updateWaiting: false,
    installable: false,
    arrived: [],
    arrivalFailed: false,
    started,
    install,
    activateUpdate,
    checkForUpdate,
  });

  // Starting. The app is started when it has taken away the start screen, or says so.

  const startScreen = document.getElementById("start");
  const watch = new MutationObserver(() => {
    if (!startScreen.isConnected) {
      started();
    }
  });
  watch.observe(document.body, { childList: true, subtree: true });
  const slow = setTimeout(() => faltbok.offerRecovery(), SLOW_START_MS);

  function started() {
    if (faltbok.isStarted) {
      return;
    }
    faltbok.isStarted = true;
    watch.disconnect();
    clearTimeout(slow);
    startScreen.remove();
    faltbok.withdrawOffer();
    keepOnPhone();
  }

  // Stopping. Before the start every fault is fatal; after it, only one that stops the program.

  function fault(error, message) {
    if (!faltbok.isStarted || error instanceof WebAssembly.RuntimeError) {
      clearTimeout(slow);
      faltbok.recover(message || String(error));
      keepOnPhone();
    }
  }

  window.addEventListener(
    "error",
    (event) => {
      if (event instanceof ErrorEvent) {
        fault(event.error, event.message);
      } else if (event.target instanceof HTMLScriptElement) {
        fault(null, `a part of the program could not be fetched: ${event.target.src || "inline"}`);
      }
    },
    true,
  );
  window.addEventListener("unhandledrejection", (event) => fault(event.reason, String(event.reason)));

  // Keeping the app on the phone. The first time this waits for the start, since the two would
  // share a thin line; later the files come from the phone anyway.

  let registration = null;
  let isKeeping = false;
  let isActivating = false;
  let checkedAt = 0;

  if (navigator.serviceWorker?.controller) {
    keepOnPhone();
  }

  async function keepOnPhone() {
    if (isKeeping || !("serviceWorker" in navigator)) {
      return;
    }
    isKeeping = true;
    if (faltbok.build === "dev") {
      // Development wants what was just built; a worker from an earlier release is sent away.
      const here = await navigator.serviceWorker.getRegistration();
      await here?.unregister();
      return;
    }
    const hadWorker = Boolean(navigator.serviceWorker.controller);
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (isActivating) {
        location.reload();
      } else if (faltbok.offlineReady) {
        tell("updated");
      } else {
        ready(!hadWorker);
      }
    });
    try {
      registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
    } catch (error) {
      // A private window, or a host without https: the app works, but only with network.
      console.info("Fältbok is not kept on this device:", String(error));
      return;
    }
    checkedAt = Date.now();
    registration.addEventListener("updatefound", () => follow(registration.installing));
    follow(registration.installing);
    if (registration.waiting) {
      waiting();
    }
    // A forced reload goes past the worker, which has the build nonetheless.
    if (registration.active) {
      ready(false);
    }
    setInterval(checkForUpdate, CHECK_EVERY_MS);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible" && Date.now() - checkedAt > CHECK_ON_RETURN_MS) {
        checkForUpdate();
      }
    });
  }

  function follow(worker) {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && registration.active) {
        waiting();
      }
    });
  }

  function ready(first) {
    faltbok.offlineReady = true;
    tell("offline-ready", { first });
  }

  function waiting() {
    faltbok.updateWaiting = true;
    tell("update-waiting");
  }

  async function checkForUpdate() {
    checkedAt = Date.now();
    try {
      await registration?.update();
    } catch {
      // No network, which is an ordinary day here; the next check comes.
    }
  }

  function activateUpdate() {
    if (registration?.waiting) {
      isActivating = true;
      registration.waiting.postMessage({ type: "activate" });
    } else {
      location.reload();
    }
  }

  window.addEventListener("faltbok:activate-update", activateUpdate);

  // Files that come in by other ways than the app's own button: dropped on the window, opened with
  // the app, shared to it. They only wait here: the app asks the person before it takes anything in.

  function arrive(files, failed = false) {
    if (files.length > 0 || failed) {
      faltbok.arrived.push(...files);
      faltbok.arrivalFailed ||= failed;
      tell("arrived");
    }
  }

  const root = document.documentElement;
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");

  for (const name of ["dragenter", "dragover"]) {
    window.addEventListener(name, (event) => {
      if (holdsFiles(event)) {
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        root.toggleAttribute("data-dropping", true);
      }
    });
  }
  window.addEventListener("dragleave", (event) => {
    // Only out of the window, not from one element to the next.
    if (!event.relatedTarget) {
      root.toggleAttribute("data-dropping", false);
    }
  });
  window.addEventListener("drop", (event) => {
    root.toggleAttribute("data-dropping", false);
    if (holdsFiles(event)) {
      // Else the browser would show the file in place of the app.
      event.preventDefault();
      arrive([...event.dataTransfer.files]);
    }
  });

  window.launchQueue?.setConsumer(async (launch) => {
    const files = [];
    let failed = false;
    for (const handle of launch.files ?? []) {
      try {
        files.push(await handle.getFile());
      } catch {
        failed = true;
      }
    }
    arrive(files, failed);
  });

  collectShared();

  // What the service worker kept of what another app shared (`share_target` in the manifest).
  async function collectShared() {
    const page = new URL(location);
    if (page.searchParams.has("otaget")) {
      page.searchParams.delete("otaget");
      history.replaceState(null, "", page);
      arrive([], true);
    }
    const name = `faltbok-shared:${new URL("./", location).pathname}`;
    try {
      if (!("caches" in window) || !(await caches.has(name))) {
        return;
      }
      const cache = await caches.open(name);
      const files = [];
      for (const request of await cache.keys()) {
        const shared = await cache.match(request);
        files.push(new File([await shared.blob()], "shared"));
      }
      await caches.delete(name);
      arrive(files);
    } catch {
      arrive([], true);
    }
  }

  // Installing.

  let installPrompt = null;

  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installPrompt = event;
    faltbok.installable = true;
    tell("installable");
  });
  window.addEventListener("appinstalled", () => {
    installPrompt = null;
    faltbok.installable = false;
    tell("installed");
  });

  // Gives "accepted", "dismissed" or "unavailable". To be called in a tap.
  async function install() {
    if (!installPrompt) {
      return "unavailable";
    }
    const prompt = installPrompt;
    installPrompt = null;
    faltbok.installable = false;
    prompt.prompt();
    return (await prompt.userChoice).outcome;
  }
})();
