// Tells the reader's own time of moments that the page gives in UTC. Pages work without it.
"use strict";
for (const place of document.querySelectorAll("[data-local]")) {
  const moment = new Date(place.dataset.local);
  if (!Number.isNaN(moment.getTime())) {
    const text = moment.toLocaleString(document.documentElement.lang || "en", {
      weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZoneName: "short",
    });
    place.textContent = "In your time: " + text;
    place.hidden = false;
  }
}
