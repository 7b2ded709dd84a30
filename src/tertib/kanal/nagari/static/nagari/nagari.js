// Without a line the form stays as it is instead of being lost with the page. Works without this, less kindly.
const luring = document.querySelector("[data-luring]");

document.querySelector("[data-serah]")?.addEventListener("submit", (peristiwa) => {
  if (navigator.onLine) return;
  peristiwa.preventDefault();
  setTimeout(() => delete peristiwa.target.dataset.terkirim, 0);
  luring.hidden = false;
  luring.scrollIntoView();
});
addEventListener("online", () => {
  luring?.setAttribute("hidden", "");
});

for (const tombol of document.querySelectorAll("[data-cetak]")) {
  tombol.hidden = false;
  tombol.addEventListener("click", () => window.print());
}
