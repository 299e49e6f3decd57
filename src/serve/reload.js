// Keeps an open page fresh under `minutebook serve`: waits for news of the site, loads the page again, and puts the reader
// back where they were: the same folds open, the same line at the same height. A page in the background listens to nothing,
// for a browser opens only a few connections to one host; it asks when it comes to the front.
"use strict";
(() => {
  const own = document.currentScript.dataset.state;
  const key = "minutebook-place";
  const folds = () => Array.from(document.querySelectorAll("details:not(#minutebook-faults details)"));

  // The topmost named element in sight, and how far below the upper edge it stands.
  const topmost = () => {
    for (const element of document.querySelectorAll("[id]")) {
      const box = element.getBoundingClientRect();
      if (box.height > 0 && box.height < innerHeight && box.top >= 0 && box.top < innerHeight) {
        return { id: element.id, top: box.top };
      }
    }
    return { id: "", top: 0 };
  };

  const keep = () => {
    const open = folds().map((fold) => fold.open);
    const place = { page: location.href, open, y: scrollY, ...topmost() };
    try {
      sessionStorage.setItem(key, JSON.stringify(place));
      history.scrollRestoration = "manual";
    } catch {
      // Without a store the browser keeps the place as well as it can.
    }
  };

  const restore = () => {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
    if (place === null || place.page !== location.href) return;
    folds().forEach((fold, at) => {
      if (at in place.open) fold.open = place.open[at];
    });
    const element = place.id === "" ? null : document.getElementById(place.id);
    if (place.y === 0 || element === null) scrollTo({ top: place.y, behavior: "instant" });
    else scrollBy({ top: element.getBoundingClientRect().top - place.top, behavior: "instant" });
    history.scrollRestoration = "auto";
  };

  let events = null;
  const listen = () => {
    if (document.hidden || events !== null) return;
    events = new EventSource("/_minutebook/events");
    events.onmessage = (event) => {
      if (event.data === own) return;
      silence();
      keep();
      location.reload();
    };
  };
  const silence = () => {
    events?.close();
    events = null;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? silence() : listen()));
  addEventListener("pagehide", silence);
  addEventListener("pageshow", listen);
  if (document.readyState === "complete") restore();
  else addEventListener("load", restore);
  listen();
})();
