// Aids of the kiosk; each page works without them: a wipe that waits for touches, big keys, the camera, the printer.
const layar = document.querySelector("[data-diam]");

// --- idle: back to the beginning after a while without a touch ----------------------------------------------------
if (layar) {
  let sisa = Number(layar.dataset.diam);
  const kata = document.querySelector("[data-sisa]");
  const mulaiLagi = () => (sisa = Number(layar.dataset.diam));
  for (const apa of ["pointerdown", "keydown"]) document.addEventListener(apa, mulaiLagi);
  if (kata) kata.hidden = false;
  setInterval(() => {
    sisa -= 1;
    if (kata) kata.querySelector("[data-detik]").textContent = sisa;
    if (sisa <= 0) location.replace(layar.dataset.awal);
  }, 1000);
}

// --- keys on the screen -------------------------------------------------------------------------------------------
for (const papan of document.querySelectorAll("[data-papan]")) {
  const medan = document.getElementById(papan.dataset.papan);
  const kotak = document.querySelector("[data-kotak]");
  const tunjukkan = () => {
    if (!kotak) return;
    const isi = medan.value.length;
    [...kotak.children].forEach((satu, ke) => {
      satu.className = ke < isi ? "terisi" : ke === isi ? "kini" : "";
      satu.textContent = ke < isi ? "•" : "";
    });
    kotak.ariaLabel = `${isi} / ${kotak.children.length} ${kotak.dataset.kata}`;
  };
  if (!papan.children.length)
    for (const huruf of "0123456789ABCDEF") {
      const tuts = document.createElement("button");
      Object.assign(tuts, { type: "button", textContent: huruf });
      tuts.dataset.tuts = huruf;
      papan.append(tuts);
    }
  papan.addEventListener("click", ({ target }) => {
    const apa = target.closest("[data-tuts]")?.dataset.tuts;
    if (!apa) return;
    if (apa === "hapus") medan.value = medan.value.slice(0, -1);
    else if (medan.maxLength < 0 || medan.value.length < medan.maxLength) medan.value += apa;
    tunjukkan();
  });
  medan.addEventListener("input", tunjukkan);
  papan.hidden = false;
  if (kotak) {
    kotak.hidden = false;
    medan.classList.add("di-balik-kotak");
    document.querySelector("[data-tanpa-papan]").hidden = true;
    document.addEventListener("keydown", () => medan.focus());
  }
  tunjukkan();
}

// --- a hand scanner types the code and presses Enter, wherever the cursor is ---------------------------------------
const ketik = document.querySelector("[data-ketik]");
if (ketik)
  document.addEventListener("keydown", ({ key, target }) => {
    if (key.length === 1 && target !== ketik.elements.kode) ketik.elements.kode.focus();
  });

// --- the camera ---------------------------------------------------------------------------------------------------
const pindai = document.querySelector("[data-pindai]");

async function pembaca() {
  if ("BarcodeDetector" in globalThis && (await BarcodeDetector.getSupportedFormats()).includes("qr_code")) {
    const alat = new BarcodeDetector({ formats: ["qr_code"] });
    return async (video) => (await alat.detect(video))[0]?.rawValue;
  }
  await new Promise((siap, gagal) => {
    const skrip = document.createElement("script");
    Object.assign(skrip, { src: pindai.dataset.pembaca, onload: siap, onerror: gagal });
    document.head.append(skrip);
  });
  await ZXingWASM.prepareZXingModule({ overrides: { locateFile: () => pindai.dataset.wasm } });
  return async (video) => {
    const kuas = new OffscreenCanvas(video.videoWidth, video.videoHeight).getContext("2d");
    kuas.drawImage(video, 0, 0);
    const gambar = kuas.getImageData(0, 0, video.videoWidth, video.videoHeight);
    const [kode] = await ZXingWASM.readBarcodes(gambar, { formats: ["QRCode"], maxNumberOfSymbols: 1 });
    return kode?.text;
  };
}

async function lihat() {
  const video = pindai.querySelector("video");
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 1280 } });
  await video.play();
  pindai.hidden = false;
  const baca = await pembaca();
  for (;;) {
    const teks = await baca(video);
    if (teks?.includes("/ambil/")) {
      for (const jalur of video.srcObject.getTracks()) jalur.stop();
      ketik.elements.kode.value = teks;
      return ketik.requestSubmit();
    }
    await new Promise((lanjut) => setTimeout(lanjut, 200));
  }
}
if (pindai && navigator.mediaDevices?.getUserMedia) lihat().catch(() => (pindai.hidden = true));

// --- offices whose machine prints by its browser ------------------------------------------------------------------
const lembar = document.querySelector("iframe[data-cetak]");
lembar?.addEventListener("load", () => lembar.contentWindow.print(), { once: true });
