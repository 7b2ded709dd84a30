// Keys of the desk. Every page works without them; a letter only moves the focus, Enter or Space decides.
// Letter keys can be switched off (WCAG 2.1.4); the choice stays on this device.
const KUNCI = "tombol-huruf-mati";
const mati = () => localStorage.getItem(KUNCI) === "1";

function gambarSakelar() {
  document.body.classList.toggle("tanpa-huruf", mati());
  for (const wadah of document.querySelectorAll("[data-sakelar-huruf]")) {
    const tombol = wadah.querySelector("button");
    wadah.hidden = false;
    tombol.setAttribute("aria-pressed", String(!mati()));
    tombol.textContent = mati() ? tombol.dataset.mati : tombol.dataset.hidup;
  }
}

document.addEventListener("click", (peristiwa) => {
  if (peristiwa.target.closest("[data-sakelar-huruf] button")) {
    localStorage.setItem(KUNCI, mati() ? "0" : "1");
    gambarSakelar();
  }
});
gambarSakelar();

function pindahDiDaftar(arah) {
  const tautan = [...document.querySelectorAll("[data-daftar] tbody th a, [data-daftar] a.nama")];
  if (!tautan.length) return;
  const kini = tautan.indexOf(document.activeElement);
  const tujuan = kini < 0 ? (arah > 0 ? 0 : tautan.length - 1) : kini + arah;
  tautan[Math.max(0, Math.min(tautan.length - 1, tujuan))].focus();
}

document.addEventListener("keydown", (peristiwa) => {
  if (mati() || peristiwa.ctrlKey || peristiwa.altKey || peristiwa.metaKey) return;
  if (peristiwa.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]")) return;
  const huruf = peristiwa.key.toUpperCase();
  if (huruf === "J" || huruf === "K") {
    pindahDiDaftar(huruf === "J" ? 1 : -1);
  } else if (huruf === "/") {
    document.querySelector("[data-cari]")?.focus();
  } else if (huruf.length === 1) {
    const tujuan = document.querySelector(`[data-huruf="${CSS.escape(huruf)}"]`);
    if (!tujuan) return;
    tujuan.focus();
  } else {
    return;
  }
  peristiwa.preventDefault();
});

// Zoom and turn without asking the server again.
const ZOOM = ["zoom-1", "zoom-2", "zoom-3"];
const PUTAR = ["putar-0", "putar-90", "putar-180", "putar-270"];

function ganti(daftar) {
  for (const lembar of document.querySelectorAll("[data-lembar]")) {
    const kini = daftar.findIndex((kelas) => lembar.classList.contains(kelas));
    lembar.classList.replace(daftar[kini], daftar[(kini + 1) % daftar.length]);
  }
}

document.querySelector("[data-penampil]")?.addEventListener("click", (peristiwa) => {
  const besar = peristiwa.target.closest("[data-besar]");
  const putar = peristiwa.target.closest("[data-putar]");
  if (!besar && !putar) return;
  peristiwa.preventDefault();
  ganti(besar ? ZOOM : PUTAR);
});
