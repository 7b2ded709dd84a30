// The biometric device on this very machine, after MOSIP's Secure Biometric Interface 0.9.5: found on 127.0.0.1, ports
// 4501-4600. What it says is checked here at once (its signature, the chain of hashes), because later the person has
// gone; whether the office trusts the device, the office decides.
const PORT = Array.from({ length: 100 }, (_, i) => 4501 + i);
const SEKALIGUS = 20;
const SPESIFIKASI = "0.9.5";

// `kode`: a code of the specification, or "putus" (no answer), "tanda-tangan" or "rantai" (an answer that cannot be true).
export class GalatAlat extends Error {
  constructor(kode) {
    super(kode);
    this.kode = kode;
  }
}

const panggil = (alamat, metode, isi, batas) =>
  fetch(alamat, {
    method: metode,
    body: JSON.stringify(isi),
    headers: { "Content-Type": "application/json" },
    signal: AbortSignal.timeout(batas),
  }).then((balasan) => balasan.json());

// The devices there are, by type: {Finger: {alamat, id, keadaan}, Iris: {...}}.
export async function cari() {
  const alat = {};
  for (let i = 0; i < PORT.length && !(alat.Finger && alat.Iris); i += SEKALIGUS) {
    const jawaban = PORT.slice(i, i + SEKALIGUS).map(async (port) => {
      const alamat = `http://127.0.0.1:${port}`;
      for (const satu of await panggil(`${alamat}/device`, "MOSIPDISC", { type: "Biometric Device" }, 3000))
        alat[satu.digitalId.type] ??= { alamat, id: satu.deviceId, keadaan: satu.deviceStatus };
    });
    await Promise.allSettled(jawaban);
  }
  return alat;
}

// Captures one group. `grup`: {jenis, sub, bagian: {ours: the device's name}}, `kecuali`: our names of what is missing.
// Returns [{bagian, mutu, rantai, isi}] in the order of capture. Throws GalatAlat.
export async function tangkap(alat, grup, { kecuali, kode }) {
  const diminta = Object.entries(grup.bagian).filter(([bagian]) => !kecuali.includes(bagian));
  const awal = await heks(new Uint8Array());
  const bio = {
    type: grup.jenis,
    count: diminta.length,
    bioSubType: diminta.map(([, nama]) => nama),
    exception: kecuali.map((bagian) => grup.bagian[bagian]),
    requestedScore: 60,
    deviceId: alat.id,
    deviceSubId: grup.sub,
    previousHash: awal,
  };
  const isian = { env: "Production", purpose: "Registration", specVersion: SPESIFIKASI, timeout: 15000, bio: [bio] };
  let jawaban;
  try {
    await panggil(`${alat.alamat}/info`, "MOSIPDINFO", {}, 5000);
    const waktu = { captureTime: new Date().toISOString(), transactionId: kode };
    jawaban = await panggil(`${alat.alamat}/capture`, "RCAPTURE", { ...isian, ...waktu }, 20000);
  } catch {
    throw new GalatAlat("putus");
  }
  return periksa(jawaban.biometrics ?? [], diminta, awal);
}

async function periksa(blok, diminta, awal) {
  const cacat = blok.find((satu) => satu.error && satu.error.errorCode !== "0");
  if (cacat) throw new GalatAlat(cacat.error.errorCode);
  if (blok.length !== diminta.length) throw new GalatAlat("109");
  const hasil = [];
  let sebelum = awal;
  for (const satu of blok) {
    const isi = await bertanda(satu.data);
    const bagian = diminta.find(([, nama]) => nama === isi.bioSubType)?.[0];
    const nilai = await sidik(dariUrl(isi.bioValue));
    sebelum = await heks(Uint8Array.from([...dariHeks(sebelum), ...nilai]));
    if (!bagian || sebelum !== satu.hash.toLowerCase()) throw new GalatAlat("rantai");
    hasil.push({ bagian, mutu: Math.round(Number(isi.qualityScore)), rantai: sebelum, isi: new TextEncoder().encode(satu.data) });
  }
  return hasil;
}

// --- JWT (RS256) with its certificate -----------------------------------------------------------------------------
async function bertanda(jwt) {
  try {
    const [kepala, badan, tanda] = jwt.split(".");
    const sertifikat = dariUrl(JSON.parse(new TextDecoder().decode(dariUrl(kepala))).x5c[0]);
    const cara = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
    const kunci = await crypto.subtle.importKey("spki", kunciUmum(sertifikat), cara, false, ["verify"]);
    const isi = new TextEncoder().encode(`${kepala}.${badan}`);
    if (!(await crypto.subtle.verify(cara, kunci, dariUrl(tanda), isi))) throw new GalatAlat("tanda-tangan");
    return JSON.parse(new TextDecoder().decode(dariUrl(badan)));
  } catch {
    throw new GalatAlat("tanda-tangan");
  }
}

// The subjectPublicKeyInfo of a DER certificate: the seventh part of its first part, counting the version.
function kunciUmum(der) {
  const [isi] = anak(der, ...rentang(der, 0));
  const bagian = anak(der, ...isi);
  const [, , awal, akhir] = bagian[der[bagian[0][2]] === 0xa0 ? 6 : 5];
  return der.slice(awal, akhir);
}

// [start of the contents, end, start of the whole, end] of the DER element at `letak`.
function rentang(der, letak) {
  const pendek = der[letak + 1];
  const lebar = pendek & 0x80 ? pendek & 0x7f : 0;
  const panjang = lebar ? der.slice(letak + 2, letak + 2 + lebar).reduce((n, b) => n * 256 + b, 0) : pendek;
  const awal = letak + 2 + lebar;
  return [awal, awal + panjang, letak, awal + panjang];
}

function anak(der, awal, akhir) {
  const semua = [];
  for (let letak = awal; letak < akhir; letak = semua.at(-1)[3]) semua.push(rentang(der, letak));
  return semua;
}

const dariUrl = (isi) => Uint8Array.from(atob(isi.replaceAll("-", "+").replaceAll("_", "/")), (huruf) => huruf.charCodeAt(0));
const dariHeks = (isi) => Uint8Array.from(isi.match(/../g) ?? [], (dua) => parseInt(dua, 16));
export const sidik = async (isi) => new Uint8Array(await crypto.subtle.digest("SHA-256", isi));
export const heks = async (isi) => Array.from(await sidik(isi), (b) => b.toString(16).padStart(2, "0")).join("");

// --- live view: multipart/x-mixed-replace of JPEG frames, drawn until `henti` -------------------------------------
export async function tonton(alat, grup, kanvas, henti) {
  const isian = { deviceId: alat.id, deviceSubId: grup.sub, timeout: 15000 };
  const balasan = await fetch(`${alat.alamat}/stream`, {
    method: "STREAM",
    body: JSON.stringify(isian),
    headers: { "Content-Type": "application/json" },
    signal: henti,
  });
  let sisa = new Uint8Array();
  for (const aliran = balasan.body.getReader(); ; ) {
    const { done, value } = await aliran.read();
    if (done) return;
    sisa = Uint8Array.from([...sisa, ...value]);
    const akhir = sisa.findLastIndex((b, i) => b === 0xd9 && sisa[i - 1] === 0xff);
    const awal = sisa.findIndex((b, i) => b === 0xff && sisa[i + 1] === 0xd8);
    if (awal < 0 || akhir < awal) continue;
    const bingkai = await createImageBitmap(new Blob([sisa.slice(awal, akhir + 1)], { type: "image/jpeg" })).catch(() => null);
    sisa = sisa.slice(akhir + 1);
    if (bingkai) kanvas.getContext("2d").drawImage(bingkai, 0, 0, kanvas.width, kanvas.height);
  }
}
