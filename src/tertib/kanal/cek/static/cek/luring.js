// Checks a card without a network: reads the statement behind # in the QR code, and its signature, with what was kept
// when there was one. Nothing read here leaves the phone. Bytes and words: docs/keaslian.md.
const laman = document.querySelector("[data-luring]");
const { kunci: alamatKunci, daftar: alamatDaftar, pembaca: alamatPembaca, wasm: alamatWasm } = laman.dataset;
const bagian = (nama) => document.getElementById(nama);
const hex = (isi) => Array.from(isi, (b) => b.toString(16).padStart(2, "0")).join("");
const dariHex = (teks) => Uint8Array.from(teks.match(/../g) ?? [], (dua) => parseInt(dua, 16));
const tanggal = (waktu) => new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(waktu);
const saat = (waktu) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" }).format(waktu);

class Tolak extends Error {}

// --- CBOR (RFC 8949), as much of it as a statement uses -----------------------------------------------------------
function uraiCbor(isi) {
  let letak = 0;
  const ambil = (n) => {
    if (letak + n > isi.length) throw new Tolak("bentuk");
    return isi.subarray(letak, (letak += n));
  };
  const angka = (rincian) => {
    if (rincian < 24) return rincian;
    if (rincian > 27) throw new Tolak("bentuk");
    return ambil(1 << (rincian - 24)).reduce((n, b) => n * 256 + b, 0);
  };
  const nilai = () => {
    const [awal] = ambil(1);
    const n = angka(awal & 31);
    switch (awal >> 5) {
      case 0: return n;
      case 1: return -1 - n;
      case 2: return ambil(n);
      case 3: return new TextDecoder("utf-8", { fatal: true }).decode(ambil(n));
      case 4: return Array.from({ length: n }, nilai);
      case 5: return new Map(Array.from({ length: n }, () => [nilai(), nilai()]));
      case 6: return nilai();
      default: throw new Tolak("bentuk");
    }
  };
  const hasil = nilai();
  if (letak !== isi.length) throw new Tolak("bentuk");
  return hasil;
}

// --- COSE_Sign1 (RFC 9052) with Ed25519 ---------------------------------------------------------------------------
const untai = (isi) =>
  isi.length < 24 ? [0x40 + isi.length, ...isi] : isi.length < 256 ? [0x58, isi.length, ...isi]
    : isi.length < 65536 ? [0x59, isi.length >> 8, isi.length & 255, ...isi]
    : [0x5a, isi.length >>> 24, (isi.length >> 16) & 255, (isi.length >> 8) & 255, isi.length & 255, ...isi];

async function buka(bertanda, kantor) {
  const [terlindung, , isi, tanda] = uraiCbor(bertanda);
  const pernyataan = uraiCbor(isi);
  const penyata = kantor[pernyataan.get(1)];
  if (!penyata || hex(terlindung) !== "a10127") throw new Tolak("kantor");
  const nama = new TextEncoder().encode("Signature1");
  const ditandai = Uint8Array.from([0x84, 0x60 + nama.length, ...nama, ...untai(terlindung), 0x40, ...untai(isi)]);
  for (const satu of penyata.kunci) {
    const kunci = await crypto.subtle.importKey("raw", dariHex(satu), "Ed25519", false, ["verify"]);
    if (await crypto.subtle.verify("Ed25519", kunci, tanda, ditandai)) return { pernyataan, penyata };
  }
  throw new Tolak("kantor");
}

function dariAngka(teks) {
  const angka = teks.trim().split("#").pop();
  if (!/^\d{100,1000}$/.test(angka)) throw new Tolak("bentuk");
  const enam = BigInt(angka).toString(16);
  return dariHex(enam.length % 2 ? `0${enam}` : enam);
}

const dariTeks = (teks) =>
  Uint8Array.from(atob(teks.replaceAll("-", "+").replaceAll("_", "/")), (huruf) => huruf.charCodeAt(0));

// --- excerpts: salted groups under the root (RFC 6962) ------------------------------------------------------------
const sidik = async (...isi) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", Uint8Array.from(isi.flatMap((satu) => [...satu]))));

const urut = (isi) =>
  Array.isArray(isi) ? isi.map(urut)
    : isi && typeof isi === "object"
      ? Object.fromEntries(Object.keys(isi).sort().map((kunci) => [kunci, urut(isi[kunci])]))
      : isi;

async function diBawah(akar, banyak, satu) {
  const daun = new TextEncoder().encode(JSON.stringify([satu.garam, satu.kelompok, urut(satu.isi)]));
  let [fn, sn, r] = [satu.urut, banyak - 1, await sidik([0], daun)];
  if (!(Number.isInteger(fn) && fn >= 0 && fn <= sn)) return false;
  for (const teks of satu.jalur) {
    if (sn === 0) return false;
    const p = dariHex(teks);
    if (fn & 1 || fn === sn) {
      r = await sidik([1], p, r);
      while (!(fn & 1) && fn) [fn, sn] = [fn >> 1, sn >> 1];
    } else r = await sidik([1], r, p);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return sn === 0 && hex(r) === hex(akar);
}

// --- what was kept: keys and lists --------------------------------------------------------------------------------
const kantor = fetch(alamatKunci).then((balasan) => balasan.json());

async function tidakBerlaku(penyata, kode, semua) {
  const balasan = await fetch(`${alamatDaftar}${penyata.slug}/`);
  const { pernyataan } = await buka(new Uint8Array(await balasan.arrayBuffer()), semua);
  const nama = pernyataan.get(-65538);
  if (pernyataan.get(1) !== kode || !nama) throw new Tolak("daftar");
  const isi = new Set(Array.from({ length: nama.length / 8 }, (_, i) => hex(nama.subarray(8 * i, 8 * i + 8))));
  return { isi, pada: new Date(pernyataan.get(6) * 1000) };
}

// --- the verdict --------------------------------------------------------------------------------------------------
async function periksa(bertanda, petikan) {
  const semua = await kantor;
  const { pernyataan, penyata } = await buka(bertanda, semua);
  const [akar] = pernyataan.get(-65537) ?? [];
  if (!akar) throw new Tolak("bentuk");
  for (const satu of petikan?.bagian ?? [])
    if (!(await diBawah(akar, petikan.banyak, satu))) throw new Tolak("petikan");
  const daftar = await tidakBerlaku(penyata, pernyataan.get(1), semua).catch(() => null);
  const lama = daftar?.isi.has(hex(pernyataan.get(7)));
  tampilkan(lama ? "lama" : "aktif", {
    kantor: penyata.nama,
    waktu: tanggal(pernyataan.get(6) * 1000),
    daftar: daftar ? saat(daftar.pada) : "",
  });
  tampilkanFakta(petikan?.bagian ?? []);
}

function tampilkan(keadaan, isi = {}) {
  for (const satu of document.querySelectorAll("[data-hasil]")) satu.hidden = satu.dataset.hasil !== keadaan;
  for (const satu of document.querySelectorAll("[data-isi]")) satu.textContent = isi[satu.dataset.isi] ?? "";
  for (const satu of document.querySelectorAll("[data-bila]")) satu.hidden = !isi[satu.dataset.bila];
  for (const satu of document.querySelectorAll("[data-tanpa]")) satu.hidden = Boolean(isi[satu.dataset.tanpa]);
  tampilkanFakta([]);
  const tampil = document.querySelector(`[data-hasil="${keadaan}"]`);
  tampil.scrollIntoView({ block: "start" });
  tampil.focus();
}

function tampilkanFakta(semua) {
  bagian("fakta").hidden = !semua.length;
  bagian("fakta-isi").replaceChildren(
    ...semua.flatMap((satu) => Object.entries(satu.isi)).map(([nama, isi]) => {
      const baris = document.createElement("div");
      baris.append(document.createElement("dt"), document.createElement("dd"));
      baris.firstChild.textContent = nama.replaceAll("_", " ");
      baris.lastChild.textContent = typeof isi === "string" ? isi || "-" : JSON.stringify(isi);
      return baris;
    }),
  );
}

async function jawab(tugas) {
  try {
    await tugas();
  } catch (galat) {
    if (galat instanceof Tolak || galat instanceof SyntaxError) tampilkan(galat.message === "petikan" ? "petikan" : "palsu");
    else if (galat?.name === "NotSupportedError") tampilkan("peramban");
    else tampilkan("belum");
  }
}

// --- how the code comes in: address, text, picture, camera --------------------------------------------------------
let pembaca;
function siapkanPembaca() {
  pembaca ??= new Promise((siap, gagal) => {
    const skrip = document.createElement("script");
    Object.assign(skrip, { src: alamatPembaca, onload: siap, onerror: gagal });
    document.head.append(skrip);
  }).then(() => ZXingWASM.prepareZXingModule({ overrides: { locateFile: () => alamatWasm } }));
  return pembaca;
}

// A second look at a smaller copy evens out the grain of a dark photo.
async function bacaGambar(gambar, ulang = true) {
  await siapkanPembaca();
  const [kode] = await ZXingWASM.readBarcodes(gambar, { formats: ["QRCode"], maxNumberOfSymbols: 1 });
  return kode || !ulang ? kode?.text : bacaGambar(await bingkai(await createImageBitmap(gambar), 0.75), false);
}

async function bingkai(gambar, skala = 1) {
  const lebar = Math.round((gambar.videoWidth ?? gambar.width) * skala);
  const tinggi = Math.round((gambar.videoHeight ?? gambar.height) * skala);
  const kuas = new OffscreenCanvas(lebar, tinggi).getContext("2d");
  kuas.imageSmoothingQuality = "high";
  kuas.drawImage(gambar, 0, 0, lebar, tinggi);
  return kuas.getImageData(0, 0, lebar, tinggi);
}

bagian("berkas").addEventListener("change", async ({ target }) => {
  const [berkas] = target.files;
  if (berkas)
    await jawab(async () => {
      if (/json$/.test(berkas.type) || /\.json$/i.test(berkas.name)) {
        const petikan = JSON.parse(await berkas.text());
        if (!petikan?.bagian?.length) throw new Tolak("bentuk");
        return periksa(dariTeks(petikan.pernyataan), petikan);
      }
      const teks = await bacaGambar(berkas);
      return teks ? periksa(dariAngka(teks)) : tampilkan("kosong");
    });
  target.value = "";
});

bagian("tempel").addEventListener("submit", (peristiwa) => {
  peristiwa.preventDefault();
  peristiwa.stopPropagation();
  jawab(() => periksa(dariAngka(bagian("teks").value)));
});

const kamera = bagian("kamera");
if (navigator.mediaDevices?.getUserMedia) bagian("pindai").hidden = false;
bagian("pindai").addEventListener("click", () =>
  jawab(async () => {
    const aliran = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: 1920 } });
    [kamera.srcObject, kamera.hidden] = [aliran, false];
    await kamera.play();
    let teks;
    for (const batas = Date.now() + 60_000; !teks && Date.now() < batas; )
      teks = await bacaGambar(await bingkai(kamera), false).finally(() => new Promise((lanjut) => setTimeout(lanjut, 150)));
    for (const jalur of aliran.getTracks()) jalur.stop();
    kamera.hidden = true;
    return teks ? periksa(dariAngka(teks)) : tampilkan("kosong");
  }),
);

bagian("tanpa-skrip").hidden = true;
bagian("alat").hidden = false;
if (location.hash.length > 100) jawab(() => periksa(dariAngka(location.hash)));

// --- kept for a day without a network -----------------------------------------------------------------------------
navigator.serviceWorker?.register(laman.dataset.pekerja, { scope: laman.dataset.lingkup }).then(() =>
  navigator.serviceWorker.ready.then(() => (bagian("siap").hidden = false)),
);
