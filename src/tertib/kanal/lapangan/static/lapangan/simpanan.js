// What the tablet holds: visits and records, encrypted as soon as they exist (AES-256-GCM) under a key that only the
// officer's own unlock opens (PBKDF2). Written through to the disk piece by piece, so that an empty battery costs nothing.
const NAMA = "tertib-rekam";
const PUTARAN = 600_000;
const teks = new TextEncoder();
let basis;
let kunci; // only in memory, not extractable

const janji = (permintaan) =>
  new Promise((ya, tidak) => {
    permintaan.onsuccess = () => ya(permintaan.result);
    permintaan.onerror = () => tidak(permintaan.error);
  });

function buka() {
  basis ??= (() => {
    const permintaan = indexedDB.open(NAMA, 1);
    permintaan.onupgradeneeded = () => {
      permintaan.result.createObjectStore("catatan");
      permintaan.result.createObjectStore("rekaman", { keyPath: "kode" });
      permintaan.result.createObjectStore("butir", { keyPath: ["kode", "bagian"] });
    };
    return janji(permintaan);
  })();
  return basis;
}

// Runs `tugas` with the named stores and returns only when everything is on the disk.
async function tulis(toko, tugas) {
  const gerak = (await buka()).transaction(toko, "readwrite", { durability: "strict" });
  tugas(...toko.map((nama) => gerak.objectStore(nama)));
  await new Promise((ya, tidak) => {
    gerak.oncomplete = ya;
    gerak.onabort = gerak.onerror = () => tidak(gerak.error);
  });
}

const baca = async (toko, nama) => janji((await buka()).transaction(toko).objectStore(toko).get(nama));

// --- the unlock ---------------------------------------------------------------------------------------------------
async function dariSandi(sandi, garam, putaran) {
  const bahan = await crypto.subtle.importKey("raw", teks.encode(sandi), "PBKDF2", false, ["deriveKey"]);
  const cara = { name: "PBKDF2", hash: "SHA-256", salt: garam, iterations: putaran };
  return crypto.subtle.deriveKey(cara, bahan, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"]);
}

export const terpasang = async () => Boolean(await baca("catatan", "brankas"));

export async function pasang(sandi) {
  const garam = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const baru = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const pembungkus = await dariSandi(sandi, garam, PUTARAN);
  const isi = await crypto.subtle.wrapKey("raw", baru, pembungkus, { name: "AES-GCM", iv });
  await tulis(["catatan"], (catatan) => catatan.put({ garam, iv, isi, putaran: PUTARAN }, "brankas"));
  await masuk(sandi);
}

// Throws when the unlock is wrong.
export async function masuk(sandi) {
  const { garam, iv, isi, putaran } = await baca("catatan", "brankas");
  const pembungkus = await dariSandi(sandi, garam, putaran);
  const cara = { name: "AES-GCM", length: 256 };
  kunci = await crypto.subtle.unwrapKey("raw", isi, pembungkus, { name: "AES-GCM", iv }, cara, false, ["encrypt", "decrypt"]);
}

export const keluar = () => (kunci = undefined);
export const terbukakah = () => Boolean(kunci);

async function tutup(isi, kait) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, isi: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: teks.encode(kait) }, kunci, isi) };
}

const bukaIsi = async ({ iv, isi }, kait) =>
  new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: teks.encode(kait) }, kunci, isi));

const tutupJson = (nilai, kait) => tutup(teks.encode(JSON.stringify(nilai)), kait);
const bukaJson = async (tertutup, kait) => JSON.parse(new TextDecoder().decode(await bukaIsi(tertutup, kait)));

// --- visits, and when there was contact ---------------------------------------------------------------------------
export async function simpanJadwal(jadwal) {
  const tertutup = await tutupJson(jadwal, "jadwal");
  await tulis(["catatan"], (catatan) => {
    catatan.put(tertutup, "jadwal");
    catatan.put(Date.now(), "sinkron");
  });
}

export async function bacaJadwal() {
  const tertutup = await baca("catatan", "jadwal");
  return tertutup ? bukaJson(tertutup, "jadwal") : { jadwal: [] };
}

export const sinkron = () => baca("catatan", "sinkron");

// --- records ------------------------------------------------------------------------------------------------------
// The record and its new pieces go in together. `potongan`: {bagian: Uint8Array}.
export async function simpanRekaman(rekaman, potongan = {}) {
  const { kode } = rekaman;
  const kepala = { kode, ...(await tutupJson(rekaman, kode)) };
  const butir = await Promise.all(
    Object.entries(potongan).map(async ([bagian, isi]) => ({ kode, bagian, ...(await tutup(isi, `${kode}/${bagian}`)) })),
  );
  await tulis(["rekaman", "butir"], (rekaman_, butir_) => {
    rekaman_.put(kepala);
    for (const satu of butir) butir_.put(satu);
  });
}

export async function semuaRekaman() {
  const semua = await janji((await buka()).transaction("rekaman").objectStore("rekaman").getAll());
  return Promise.all(semua.map((satu) => bukaJson(satu, satu.kode)));
}

export const banyak = async () => janji((await buka()).transaction("rekaman").objectStore("rekaman").count());

export const isiButir = async (kode, bagian) => bukaIsi(await baca("butir", [kode, bagian]), `${kode}/${bagian}`);

export const hapusRekaman = (kode) =>
  tulis(["rekaman", "butir"], (rekaman, butir) => {
    rekaman.delete(kode);
    butir.delete(IDBKeyRange.bound([kode], [kode, []]));
  });

export async function hapusSemua() {
  keluar();
  await tulis(["catatan", "rekaman", "butir"], (...toko) => toko.forEach((satu) => satu.clear()));
}
