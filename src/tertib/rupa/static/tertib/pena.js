// Signature pad: draws on a canvas and puts the picture into the file input that the form already has.
// Without a pointer or without this script the form offers a typed name instead.
for (const bingkai of document.querySelectorAll("[data-pena]")) {
  const masukan = bingkai.querySelector("input[type=file]");
  const kanvas = document.createElement("canvas");
  const kuas = kanvas.getContext("2d");
  const hapus = bingkai.querySelector("[data-hapus]");
  let coretan = 0;
  let terakhir = null;

  const siapkan = () => {
    const kotak = kanvas.getBoundingClientRect();
    const skala = Math.min(window.devicePixelRatio || 1, 2);
    kanvas.width = Math.round(kotak.width * skala);
    kanvas.height = Math.round(kotak.height * skala);
    kuas.setTransform(skala, 0, 0, skala, 0, 0);
    kuas.fillStyle = "#fff";
    kuas.fillRect(0, 0, kotak.width, kotak.height);
    kuas.lineWidth = 2.5;
    kuas.lineCap = kuas.lineJoin = "round";
    kuas.strokeStyle = "#12284a";
    coretan = 0;
    masukan.value = "";
  };
  const letak = (p) => [p.offsetX, p.offsetY];
  const simpan = () =>
    kanvas.toBlob((isi) => {
      if (!isi || coretan < 8) return;
      const wadah = new DataTransfer();
      wadah.items.add(new File([isi], "tanda-tangan.png", { type: "image/png" }));
      masukan.files = wadah.files;
    }, "image/png");

  kanvas.setAttribute("role", "img");
  kanvas.setAttribute("aria-label", bingkai.dataset.pena);
  bingkai.querySelector("[data-kanvas]").append(kanvas);
  bingkai.hidden = false;
  siapkan();
  kanvas.addEventListener("pointerdown", (p) => {
    kanvas.setPointerCapture(p.pointerId);
    terakhir = letak(p);
  });
  kanvas.addEventListener("pointermove", (p) => {
    if (!terakhir) return;
    const kini = letak(p);
    kuas.beginPath();
    kuas.moveTo(...terakhir);
    kuas.lineTo(...kini);
    kuas.stroke();
    terakhir = kini;
    coretan += 1;
  });
  for (const akhir of ["pointerup", "pointercancel"])
    kanvas.addEventListener(akhir, () => {
      terakhir = null;
      simpan();
    });
  hapus.addEventListener("click", siapkan);
  // inside a closed <details> the canvas had no size yet
  bingkai.closest("details")?.addEventListener("toggle", () => coretan || siapkan());
}
