// Sends what was recorded, each record exactly once: it has a code of its own, the office says which pieces it still
// wants, and only when the office has the whole is it taken off the tablet. May be cut off and called again at any time.
import * as simpanan from "./simpanan.js";

async function tanya(alamat, pilihan = {}) {
  const balasan = await fetch(alamat, { redirect: "manual", ...pilihan });
  if (balasan.type === "opaqueredirect") return { galat: "masuk" };
  return balasan.json();
}

async function satu(alamat, csrf, rekaman) {
  const { kode, butir, ...isi } = rekaman;
  const kepala = { "X-CSRFToken": csrf };
  const tujuan = `${alamat.terima}${kode}/`;
  let jawaban = await tanya(tujuan, { method: "POST", headers: kepala, body: JSON.stringify({ ...isi, butir }) });
  for (const bagian of jawaban.kurang ?? []) {
    const badan = await simpanan.isiButir(kode, bagian);
    jawaban = await tanya(`${tujuan}${bagian}/`, { method: "POST", headers: kepala, body: badan });
    if (jawaban.galat) break;
  }
  return jawaban;
}

// Returns {hasil, terkirim, disisihkan, galat}; `hasil` is "beres", "masuk", "bukan-tablet" or "dikunci" (and emptied).
// Throws when there is no network.
async function semua(alamat) {
  const keadaan = await tanya(alamat.keadaan);
  if (keadaan.dikunci) {
    await simpanan.hapusSemua();
    return { hasil: "dikunci" };
  }
  if (!keadaan.terdaftar) return { hasil: "bukan-tablet" };
  const hari = await tanya(alamat.hari);
  if (hari.galat) return { hasil: hari.galat };
  const hasil = { hasil: "beres", terkirim: 0, disisihkan: 0, galat: "" };
  for (const rekaman of (await simpanan.semuaRekaman()).filter((r) => r.siap)) {
    const jawaban = await satu(alamat, hari.csrf, rekaman);
    if (jawaban.galat) hasil.galat = jawaban.galat;
    else if (jawaban.keadaan !== "datang") {
      await simpanan.hapusRekaman(rekaman.kode);
      hasil[jawaban.keadaan === "disisihkan" ? "disisihkan" : "terkirim"] += 1;
    }
  }
  const baru = hasil.terkirim + hasil.disisihkan ? await tanya(alamat.hari) : hari;
  await simpanan.simpanJadwal(baru.galat ? hari : baru);
  return hasil;
}

// One at a time, also when two windows are open.
export const kirim = (alamat) => navigator.locks.request("tertib-kirim", () => semua(alamat));
