// What the page shows: one screen at a time, sentences by their code, one line of news.
const laman = document.querySelector("[data-rekam]");
export const bagian = (nama) => document.getElementById(nama);
export const kata = (kode) => bagian("kata").querySelector(`[data-kode="${CSS.escape(kode)}"]`)?.textContent ?? "";

export function layar(nama) {
  for (const satu of laman.querySelectorAll("[data-layar]")) satu.hidden = satu.dataset.layar !== nama;
}

const BERES = new Set(["beres", "tersimpan"]);

// `kode` "" clears the line; `lain` is added as it is.
export function kabari(kode, lain = "") {
  const baris = bagian("kabar");
  baris.hidden = !kode;
  baris.textContent = [kata(kode), lain].filter(Boolean).join(" ");
  baris.className = `pesan ${BERES.has(kode) && !lain ? "beres" : "giliran"}`;
  if (kode) baris.focus();
}
