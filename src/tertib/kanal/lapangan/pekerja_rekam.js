// Keeps the recording page and its programs, so that it opens where there is no network. Keeps nothing about anybody:
// visits and records lie encrypted elsewhere (simpanan.js). Above this stand VERSI, HALAMAN and TETAP (addresses).
const NAMA = `rekam-${VERSI}`;

self.addEventListener("install", (peristiwa) =>
  peristiwa.waitUntil(
    caches.open(NAMA).then((simpanan) => simpanan.addAll([HALAMAN, ...TETAP])).then(() => self.skipWaiting()),
  ),
);

self.addEventListener("activate", (peristiwa) =>
  peristiwa.waitUntil(
    caches
      .keys()
      .then((semua) => Promise.all(semua.filter((n) => n.startsWith("rekam-") && n !== NAMA).map((n) => caches.delete(n))))
      .then(() => self.clients.claim()),
  ),
);

self.addEventListener("fetch", (peristiwa) => {
  const { request: permintaan } = peristiwa;
  const { origin, pathname } = new URL(permintaan.url);
  if (permintaan.method !== "GET" || origin !== location.origin) return;
  if (pathname === HALAMAN) peristiwa.respondWith(fetch(permintaan).catch(() => caches.match(HALAMAN)));
  else if (TETAP.includes(pathname)) peristiwa.respondWith(caches.match(permintaan).then((ada) => ada ?? fetch(permintaan)));
});
