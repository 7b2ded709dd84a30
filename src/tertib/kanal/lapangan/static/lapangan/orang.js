// Recording one person, group by group. Every group goes to the disk as soon as it is taken; what is missing has a reason.
import * as kamera from "./kamera.js";
import * as sbi from "./sbi.js";
import * as simpanan from "./simpanan.js";
import { bagian, kabari, kata, layar } from "./tampilan.js";

const jari = (sisi, nama) =>
  Object.fromEntries(
    [["telunjuk", "IndexFinger"], ["tengah", "MiddleFinger"], ["manis", "RingFinger"], ["kelingking", "LittleFinger"]].map(
      ([kita, alat]) => [`${kita}-${sisi}`, `${nama} ${alat}`],
    ),
  );
const GRUP = {
  "jari-kiri": { jenis: "Finger", sub: "1", bagian: jari("kiri", "Left") },
  "jari-kanan": { jenis: "Finger", sub: "2", bagian: jari("kanan", "Right") },
  jempol: { jenis: "Finger", sub: "3", bagian: { "jempol-kiri": "Left Thumb", "jempol-kanan": "Right Thumb" } },
  iris: { jenis: "Iris", sub: "3", bagian: { "iris-kiri": "Left", "iris-kanan": "Right" } },
};
const SEMUA = ["wajah", ...Object.values(GRUP).flatMap((g) => Object.keys(g.bagian)), "tanda-tangan"];
const tanda = bagian("tanda");
let rekaman; // the one being recorded
let sesudah;
let alat = {};

// Opens the screen for `milik`; `selesai` is called when it is left.
export function orang(milik, tempat, selesai) {
  [rekaman, sesudah] = [milik, selesai];
  bagian("nama").textContent = milik.nama;
  bagian("tempat").textContent = tempat;
  bagian("grup").replaceChildren(...Object.entries(GRUP).map(([nama, grup]) => kartu(nama, grup)));
  bagian("papan").open = false;
  bagian("mutu-foto").textContent = "";
  document.querySelector("[data-hapus]").click();
  document.querySelector('[data-sebab="tanda-tangan"]').value = sebab("tanda-tangan");
  bidik("");
  tandai();
  layar("orang");
  scrollTo(0, 0);
}

const milik = (nama) => rekaman.butir.find((b) => b.bagian === nama);
const sebab = (nama) => milik(nama)?.sebab ?? "";

// Puts items in the place of those of the same parts; `isi`: {part: Uint8Array}. Old pieces of the same part are overwritten.
async function simpan(butir, isi) {
  const nama = new Set(butir.map((b) => b.bagian));
  rekaman.butir = [...rekaman.butir.filter((b) => !nama.has(b.bagian)), ...butir];
  await simpanan.simpanRekaman(rekaman, isi);
  tandai();
}

function tandai() {
  for (const nama of ["wajah", "tanda-tangan"])
    document.querySelector(`[data-tanda="${nama}"]`).textContent = kata(milik(nama) ? "ada" : "belum");
  for (const kartu_ of bagian("grup").children) {
    const ada = Object.keys(GRUP[kartu_.id].bagian).every(milik);
    kartu_.querySelector("[data-keadaan]").textContent = kata(ada ? "ada" : "belum");
  }
}

// --- photo --------------------------------------------------------------------------------------------------------
const [bidikan, jepretan] = document.querySelectorAll(".bidik");

function bidik(keadaan) {
  bidikan.hidden = keadaan !== "kamera";
  jepretan.hidden = keadaan !== "foto";
  bagian("jepret").hidden = keadaan !== "kamera";
  bagian("pakai").hidden = keadaan !== "foto";
  if (keadaan !== "kamera") kamera.padamkan(bagian("video"));
}

bagian("kamera").addEventListener("click", async () => {
  try {
    bidik("kamera");
    bagian("jepret").disabled = true;
    await kamera.nyalakan(bagian("video"));
    bagian("jepret").disabled = false;
  } catch {
    bidik("");
    bagian("mutu-foto").textContent = kata("tanpa-kamera");
  }
});

let mutuFoto = 0;
bagian("jepret").addEventListener("click", () => {
  const { cela, mutu } = kamera.ambil(bagian("video"), bagian("foto"));
  mutuFoto = mutu;
  bagian("mutu-foto").textContent = cela.length ? cela.map(kata).join(" ") : kata("foto-baik");
  bidik("foto");
});

bagian("pakai").addEventListener("click", async () => {
  const isi = await kamera.keJpeg(bagian("foto"));
  await simpan([{ bagian: "wajah", sidik: await sbi.heks(isi), mutu: mutuFoto }], { wajah: isi });
  bidik("");
  bagian("mutu-foto").textContent = kata("tersimpan");
});

// --- fingers and irises -------------------------------------------------------------------------------------------
function kartu(nama, grup) {
  const kartu_ = bagian("pola-grup").content.cloneNode(true).firstElementChild;
  kartu_.id = nama;
  kartu_.querySelector("[data-judul]").textContent = kata(nama);
  kartu_.querySelector("[data-bagian]").append(...Object.keys(grup.bagian).map(pilihan));
  kartu_.querySelector("button").addEventListener("click", async ({ target }) => {
    target.disabled = true;
    await rekam(kartu_, grup).finally(() => (target.disabled = false));
  });
  return kartu_;
}

function pilihan(nama) {
  const label = bagian("pola-sebab").content.cloneNode(true).firstElementChild;
  label.querySelector("span").textContent = kata(nama);
  Object.assign(label.querySelector("select"), { name: nama, value: sebab(nama) });
  return label;
}

async function rekam(kartu_, grup) {
  const galat = kartu_.querySelector("[data-galat]");
  const tiada = Object.fromEntries([...kartu_.querySelectorAll("select")].filter((s) => s.value).map((s) => [s.name, s.value]));
  const kecuali = Object.keys(tiada);
  const henti = new AbortController();
  galat.hidden = true;
  try {
    const ada = kecuali.length === Object.keys(grup.bagian).length ? [] : await ambil(kartu_, grup, kecuali, henti.signal);
    const hilang = kecuali.map((nama) => ({ bagian: nama, sebab: tiada[nama] }));
    const butir = await Promise.all(ada.map(async ({ isi, ...b }) => ({ ...b, sidik: await sbi.heks(isi) })));
    await simpan([...butir, ...hilang], Object.fromEntries(ada.map((b) => [b.bagian, b.isi])));
  } catch (salah) {
    galat.textContent = kata(salah.kode ?? "putus") || `${kata("galat-alat")} ${salah.kode}`;
    galat.hidden = false;
  } finally {
    henti.abort();
    kartu_.querySelector("canvas").hidden = true;
  }
}

async function ambil(kartu_, grup, kecuali, henti) {
  alat = await sbi.cari();
  const ini = alat[grup.jenis];
  if (!ini) throw new sbi.GalatAlat("tanpa-alat");
  if (ini.keadaan !== "Ready") throw new sbi.GalatAlat(ini.keadaan);
  const kanvas = kartu_.querySelector("canvas");
  kanvas.hidden = false;
  sbi.tonton(ini, grup, kanvas, henti).catch(() => {}); // a device without a live view still captures
  return sbi.tangkap(ini, grup, { kecuali, kode: rekaman.kode });
}

// --- signature, and the end ---------------------------------------------------------------------------------------
bagian("simpan-tanda").addEventListener("click", async () => {
  const [berkas] = tanda.files;
  if (!berkas) return;
  const isi = new Uint8Array(await berkas.arrayBuffer());
  await simpan([{ bagian: "tanda-tangan", sidik: await sbi.heks(isi) }], { "tanda-tangan": isi });
  bagian("papan").open = false;
});

document.querySelector('[data-sebab="tanda-tangan"]').addEventListener("change", async ({ target }) => {
  if (target.value) await simpan([{ bagian: "tanda-tangan", sebab: target.value }], {});
  else rekaman.butir = rekaman.butir.filter((b) => b.bagian !== "tanda-tangan");
  tandai();
});

bagian("selesai").addEventListener("click", async () => {
  const kurang = SEMUA.filter((nama) => !milik(nama));
  if (kurang.length) {
    const sebutan = (nama) => kata(nama === "tanda-tangan" ? "tanda-tangan-bagian" : nama);
    return kabari("kurang", `${kurang.map(sebutan).join(", ")}.`);
  }
  rekaman.siap = true;
  await simpanan.simpanRekaman(rekaman);
  return sesudah();
});

bagian("kembali").addEventListener("click", () => {
  bidik("");
  sesudah();
});
