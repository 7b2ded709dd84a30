// The recording page: unlock, today's visits, one person after another. What is recorded is encrypted and on the disk
// before the next button can be pressed (simpanan.js); sending is tried whenever there is a network (kirim.js).
import { kirim } from "./kirim.js";
import { orang } from "./orang.js";
import * as simpanan from "./simpanan.js";
import { bagian, kabari, kata, layar } from "./tampilan.js";

const LAMA = 5 * 24 * 3600 * 1000;
const TERBANYAK = 100;
const laman = document.querySelector("[data-rekam]");
const { keadaan, hari, terima, pekerja } = laman.dataset;
const alamat = { keadaan, hari, terima };

// --- unlock -------------------------------------------------------------------------------------------------------
const formulir = (nama) => laman.querySelector(`form[data-layar="${nama}"]`);

formulir("pasang").addEventListener("submit", async (peristiwa) => {
  peristiwa.preventDefault();
  peristiwa.stopPropagation();
  if (bagian("sandi-baru").value !== bagian("sandi-ulang").value) return kabari("sandi-beda");
  await simpanan.pasang(bagian("sandi-baru").value);
  await terbuka();
});

formulir("masuk").addEventListener("submit", async (peristiwa) => {
  peristiwa.preventDefault();
  peristiwa.stopPropagation();
  try {
    await simpanan.masuk(bagian("sandi").value);
  } catch {
    return kabari("sandi-salah");
  }
  await terbuka();
});

async function terbuka() {
  for (const satu of laman.querySelectorAll("input[type=password]")) satu.value = "";
  kabari("");
  await daftar();
  await kirimkan();
}

bagian("tutup").addEventListener("click", () => {
  simpanan.keluar();
  mulai();
});

// --- today's visits -----------------------------------------------------------------------------------------------
async function daftar() {
  const { jadwal } = await simpanan.bacaJadwal();
  const semua = await simpanan.semuaRekaman();
  const sinkron = await simpanan.sinkron();
  bagian("jumlah").textContent = `${semua.filter((r) => r.siap).length} ${kata("jumlah")}`;
  if (sinkron) bagian("sinkron").textContent = new Date(sinkron).toLocaleString(document.documentElement.lang);
  bagian("jadwal").replaceChildren(...jadwal.map((satu) => kunjungan(satu, semua)));
  bagian("kosong").hidden = jadwal.length > 0;
  layar("daftar");
}

function kunjungan(satu, semua) {
  const butir = bagian("pola-kunjungan").content.cloneNode(true).firstElementChild;
  for (const nama of ["tempat", "jam", "nomor"]) butir.querySelector(`[data-${nama}]`).textContent = satu[nama];
  butir.querySelector("ul").append(...satu.orang.map((siapa) => seorang(siapa, satu, semua)));
  return butir;
}

function seorang(siapa, di, semua) {
  const butir = bagian("pola-orang").content.cloneNode(true).firstElementChild;
  const milik = semua.find((r) => r.nik === siapa.nik && r.nomor === di.nomor);
  const tombol = butir.querySelector("button");
  butir.querySelector("span").textContent = siapa.nama;
  if (siapa.direkam || milik?.siap) tombol.replaceWith(kata(siapa.direkam ? "direkam" : "tersimpan"));
  else if (milik) tombol.textContent = kata("lanjutkan");
  tombol.addEventListener("click", async () => {
    const sebab = milik ? "" : await penolak();
    if (sebab) return kabari(sebab);
    kabari("");
    orang(milik ?? baru(siapa, di), di.tempat, async () => {
      await daftar();
      await kirimkan();
    });
  });
  return butir;
}

const baru = ({ nik, nama }, { nomor }) => ({
  kode: crypto.randomUUID(),
  nomor,
  nik,
  nama,
  direkam: new Date().toISOString(),
  butir: [],
});

// Why this tablet takes no new record; "" when it does.
async function penolak() {
  if ((await simpanan.banyak()) >= TERBANYAK) return "penuh";
  return Date.now() - ((await simpanan.sinkron()) ?? 0) > LAMA ? "lama" : "";
}

// --- sending ------------------------------------------------------------------------------------------------------
async function kirimkan() {
  let hasil;
  try {
    hasil = await kirim(alamat);
  } catch {
    return kabari("tanpa-jaringan");
  }
  if (hasil.hasil === "dikunci") return mulai().then(() => kabari("dikunci"));
  if (!laman.querySelector('[data-layar="orang"]').hidden) return undefined;
  await daftar();
  return kabari(hasil.disisihkan ? "disisihkan" : hasil.hasil, hasil.galat);
}

bagian("kirim").addEventListener("click", kirimkan);
const jaringan = () => (bagian("jaringan").textContent = kata(navigator.onLine ? "daring" : "luring"));
addEventListener("offline", jaringan);
addEventListener("online", async () => {
  jaringan();
  if (simpanan.terbukakah()) await kirimkan();
});

// A lost tablet learns that it is locked out before anybody unlocks it.
async function mulai() {
  jaringan();
  try {
    const milik = await (await fetch(keadaan)).json();
    if (milik.dikunci) {
      await simpanan.hapusSemua();
      layar("");
      return kabari("dikunci");
    }
    if (!milik.terdaftar && !(await simpanan.terpasang())) {
      layar("");
      return kabari("bukan-tablet");
    }
  } catch {
    /* no network: what lies here can still be opened */
  }
  return layar((await simpanan.terpasang()) ? "masuk" : "pasang");
}

bagian("tanpa-skrip").hidden = true;
await navigator.storage?.persist?.();
await mulai();
await navigator.serviceWorker?.register(pekerja);
await navigator.serviceWorker?.ready;
laman.dataset.siap = "luring";
