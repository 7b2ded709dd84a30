// Choosing and watching a batch. Without this file the same buttons send the form and the page refreshes itself.
const pilih = document.querySelector("#pilih");

function hitung() {
  const semua = [...pilih.querySelectorAll("[name=pilih]")];
  const n = semua.filter((kotak) => kotak.checked).length;
  const kabar = document.querySelector("[data-terpilih]");
  if (kabar) kabar.textContent = kabar.dataset.terpilih.replace("{n}", n).replace("{semua}", semua.length);
  const label = document.querySelector("[data-tanda] span");
  label.dataset.kosong ??= label.textContent;
  label.textContent = n ? label.parentElement.dataset.tanda.replace("{n}", n) : label.dataset.kosong;
}

function pilihSemua(tombol) {
  const semua = [...pilih.querySelectorAll("[name=pilih]")].slice(0, Number(tombol.dataset.pilihSemua));
  const penuh = semua.every((kotak) => kotak.checked);
  for (const kotak of semua) kotak.checked = !penuh;
  hitung();
}

async function bukaBeda(tombol) {
  const baris = tombol.closest("li");
  const terbuka = tombol.getAttribute("aria-expanded") === "true";
  tombol.setAttribute("aria-expanded", String(!terbuka));
  const ada = baris.querySelector(".beda");
  if (ada) {
    ada.hidden = terbuka;
    return;
  }
  const wadah = document.createElement("div");
  wadah.className = "beda";
  baris.append(wadah);
  const balasan = await fetch(tombol.dataset.beda);
  if (!balasan.ok || balasan.redirected) {
    location.reload();
    return;
  }
  wadah.innerHTML = await balasan.text();
  baris.querySelector("[data-belum]")?.remove();
}

pilih?.addEventListener("change", hitung);
pilih?.addEventListener("click", (peristiwa) => {
  const beda = peristiwa.target.closest("[data-beda]");
  const semua = peristiwa.target.closest("[data-pilih-semua]");
  if (!beda && !semua) return;
  peristiwa.preventDefault();
  if (beda) bukaBeda(beda);
  else pilihSemua(semua);
});
if (pilih) {
  hitung();
  addEventListener("pageshow", hitung);
}

// Progress: the page is asked for again and the part that changed is put in place.
const JEDA = 1000;

async function segarkan() {
  let dokumen = null;
  try {
    const balasan = await fetch(location.href);
    if (balasan.ok && !balasan.redirected) dokumen = new DOMParser().parseFromString(await balasan.text(), "text/html");
  } catch {
    dokumen = null; // the line is down: what runs goes on, ask again
  }
  const baru = dokumen?.querySelector("[data-kemajuan]");
  if (baru) {
    const lama = document.querySelector("[data-kemajuan]");
    if (!("berjalan" in baru.dataset)) {
      location.reload();
      return;
    }
    lama.replaceWith(baru);
    document.title = dokumen.title;
    kabarkan(baru.querySelector("progress"));
  }
  setTimeout(segarkan, JEDA);
}

// A screen reader hears every tenth part, not every document.
let terucap = 0;
function kabarkan(batang) {
  const persepuluh = Math.floor((batang.value / batang.max) * 10);
  const kabar = document.querySelector("[data-kabar]");
  if (persepuluh === terucap) return;
  terucap = persepuluh;
  kabar.textContent = kabar.dataset.kabar.replace("{n}", batang.value).replace("{semua}", batang.max);
}

if (document.querySelector("[data-berjalan]")) setTimeout(segarkan, JEDA);
