// Keeps the offline check: its page and program, and the latest keys and lists. Says nothing to anyone, keeps no answer
// about a card. Above this stand, written by the server, VERSI, LURING, TETAP (files) and SEGAR (addresses).
const NAMA = `cek-luring-${VERSI}`;

self.addEventListener("install", (peristiwa) =>
  peristiwa.waitUntil(
    caches.open(NAMA).then((simpanan) => simpanan.addAll([LURING, ...TETAP, ...SEGAR])).then(() => self.skipWaiting()),
  ),
);

self.addEventListener("activate", (peristiwa) =>
  peristiwa.waitUntil(
    caches
      .keys()
      .then((semua) => Promise.all(semua.filter((n) => n.startsWith("cek-luring-") && n !== NAMA).map((n) => caches.delete(n))))
      .then(() => self.clients.claim()),
  ),
);

async function segarkan(permintaan) {
  const simpanan = await caches.open(NAMA);
  try {
    const balasan = await fetch(permintaan);
    if (balasan.ok) await simpanan.put(permintaan, balasan.clone());
    return balasan;
  } catch (galat) {
    const tersimpan = await simpanan.match(permintaan);
    if (tersimpan) return tersimpan;
    throw galat;
  }
}

self.addEventListener("fetch", (peristiwa) => {
  const { request: permintaan } = peristiwa;
  const { origin, pathname } = new URL(permintaan.url);
  if (permintaan.method !== "GET" || origin !== location.origin) return;
  if (permintaan.mode === "navigate")
    // a code scanned by the phone's own camera opens /cek/LINK/#...: without a network the kept page reads what is behind #
    peristiwa.respondWith(fetch(permintaan).catch(() => caches.match(LURING)));
  else if (TETAP.includes(pathname)) peristiwa.respondWith(caches.match(permintaan).then((ada) => ada ?? fetch(permintaan)));
  else if (SEGAR.includes(pathname)) peristiwa.respondWith(segarkan(permintaan));
});
