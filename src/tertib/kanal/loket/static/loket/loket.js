// Keys of the counter, and questions that come and go with the choices. Every page works without this.
const bernilai = (kunci) => document.querySelector(`select[name="${CSS.escape(kunci)}"]`)?.value ?? "";

function tampilkan() {
  for (const bagian of document.querySelectorAll("[data-bila]")) {
    const bila = JSON.parse(bagian.dataset.bila);
    bagian.hidden = !bila.some((b) => Object.entries(b).every(([kunci, nilai]) => bernilai(kunci) === nilai));
  }
}
document.addEventListener("change", (peristiwa) => {
  if (peristiwa.target.matches("select")) tampilkan();
});
document.addEventListener("input", (peristiwa) => {
  if (peristiwa.target.matches("select")) tampilkan();
});
tampilkan();

document.addEventListener("keydown", (peristiwa) => {
  const tombol = document.querySelector(`[data-tombol="${CSS.escape(peristiwa.key)}"]`);
  if (!tombol || peristiwa.ctrlKey || peristiwa.altKey || peristiwa.metaKey) return;
  peristiwa.preventDefault();
  tombol.focus();
  tombol.click();
});

for (const tombol of document.querySelectorAll("[data-cetak]")) {
  tombol.hidden = false;
  tombol.focus();
  tombol.addEventListener("click", () => window.print());
}

// In a text field Enter sends the form; on the first page it does so in the list of kinds too.
document.querySelector("select[data-kirim]")?.addEventListener("keydown", (peristiwa) => {
  if (peristiwa.key !== "Enter" || !peristiwa.target.value) return;
  peristiwa.preventDefault();
  peristiwa.target.form.requestSubmit();
});
