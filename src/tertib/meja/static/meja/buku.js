// The print button appears only where it works; without JavaScript the browser's own print does the same.
for (const tombol of document.querySelectorAll("[data-cetak]")) {
  tombol.hidden = false;
  tombol.addEventListener("click", () => window.print());
}
