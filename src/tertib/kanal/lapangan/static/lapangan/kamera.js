// The photo: from the camera, cut to the upright frame with the oval, and judged by arithmetic alone. What is measured:
// mean brightness, sharpness (variance of the Laplacian), and whether there is more detail inside the oval than around
// it. That is not face recognition; a person looks at the photo before it is kept.
const LEBAR = 480;
const TINGGI = 640;

export async function nyalakan(video) {
  const cara = { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 960 } };
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: cara, audio: false });
  await video.play();
}

export function padamkan(video) {
  for (const jalur of video.srcObject?.getTracks() ?? []) jalur.stop();
  video.srcObject = null;
}

// Draws the middle of `sumber` (a video or picture) on `kanvas` and returns what was measured.
export function ambil(sumber, kanvas) {
  const [lebar, tinggi] = [sumber.videoWidth ?? sumber.width, sumber.videoHeight ?? sumber.height];
  const potong = Math.min(lebar, (tinggi * LEBAR) / TINGGI);
  const tinggiPotong = (potong * TINGGI) / LEBAR;
  [kanvas.width, kanvas.height] = [LEBAR, TINGGI];
  const kuas = kanvas.getContext("2d", { willReadFrequently: true });
  kuas.drawImage(sumber, (lebar - potong) / 2, (tinggi - tinggiPotong) / 2, potong, tinggiPotong, 0, 0, LEBAR, TINGGI);
  return nilai(kuas.getImageData(0, 0, LEBAR, TINGGI).data);
}

export const keJpeg = async (kanvas) =>
  new Uint8Array(await (await new Promise((jadi) => kanvas.toBlob(jadi, "image/jpeg", 0.9))).arrayBuffer());

function nilai(rgba) {
  const abu = new Float32Array(LEBAR * TINGGI);
  for (let i = 0; i < abu.length; i += 1) abu[i] = 0.299 * rgba[4 * i] + 0.587 * rgba[4 * i + 1] + 0.114 * rgba[4 * i + 2];
  const terang = abu.reduce((jumlah, n) => jumlah + n, 0) / abu.length;
  const dalam = { n: 0, jumlah: 0, kuadrat: 0 };
  const luar = { n: 0, jumlah: 0, kuadrat: 0 };
  for (let y = 1; y < TINGGI - 1; y += 1)
    for (let x = 1; x < LEBAR - 1; x += 1) {
      const i = y * LEBAR + x;
      const tepi = 4 * abu[i] - abu[i - 1] - abu[i + 1] - abu[i - LEBAR] - abu[i + LEBAR];
      const oval = ((x - LEBAR / 2) / 160) ** 2 + ((y - TINGGI * 0.45) / 220) ** 2 < 1;
      const wadah = oval ? dalam : luar;
      wadah.n += 1;
      wadah.jumlah += tepi;
      wadah.kuadrat += tepi * tepi;
    }
  return hakim(terang, ragam(dalam), ragam(luar));
}

const ragam = ({ n, jumlah, kuadrat }) => kuadrat / n - (jumlah / n) ** 2;

function hakim(terang, tajam, sekitar) {
  const cela = [];
  if (terang < 70) cela.push("gelap");
  if (terang > 210) cela.push("silau");
  if (tajam < 40) cela.push("kabur");
  if (tajam < sekitar * 0.6) cela.push("bukan-tengah");
  return { cela, mutu: Math.max(0, Math.min(100, Math.round(100 - 30 * cela.length))) };
}
