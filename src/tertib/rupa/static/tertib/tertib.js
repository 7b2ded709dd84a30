// Small aids; every page works without them.
document.querySelector(".ringkas-galat")?.focus();

// A second press of the same button would send the form twice.
document.addEventListener("submit", (peristiwa) => {
  const formulir = peristiwa.target;
  if (formulir.dataset.terkirim) {
    peristiwa.preventDefault();
    return;
  }
  formulir.dataset.terkirim = "1";
  setTimeout(() => delete formulir.dataset.terkirim, 8000);
});

// Links in the error summary lead to a fieldset: put the cursor in its first input.
document.addEventListener("click", (peristiwa) => {
  const tautan = peristiwa.target.closest(".ringkas-galat a");
  const tujuan = tautan && document.querySelector(tautan.hash);
  tujuan?.querySelector?.("input, select, textarea")?.focus();
});
