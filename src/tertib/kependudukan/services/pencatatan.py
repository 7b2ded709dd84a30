"""Writing the records about the register: who looked, what was decided about a double, what goes in and out as a file.

Only `alur` calls these.
"""

import datetime as dt

from tertib.inti import nomor, penyimpanan
from tertib.inti.penyimpanan import Simpanan
from tertib.kependudukan.models import Dilihat, Penduduk, Pertukaran, PutusanGanda
from tertib.wilayah.models import Kantor


def catat_dilihat(penduduk: Penduduk, *, pengguna: int, nama: str, jabatan: str, kini: dt.datetime) -> Dilihat:
    """One look of one official at the full data of a resident."""
    dilihat: Dilihat = Dilihat.objects.create(
        kantor_id=penduduk.kantor_id, penduduk=penduduk, pengguna=pengguna, nama=nama, jabatan=jabatan, pada=kini
    )
    return dilihat


def catat_putusan_ganda(
    calon: Penduduk, *, perihal: str, orang: str, putusan: str, skor: int, pelaku: str, kini: dt.datetime
) -> PutusanGanda:
    """What was decided about a candidate; deciding again about the same replaces it, for it is one question."""
    diputus: PutusanGanda = PutusanGanda.objects.update_or_create(
        kantor_id=calon.kantor_id,
        perihal=perihal,
        orang=orang,
        calon=calon,
        defaults={"putusan": putusan, "skor": skor, "pelaku": pelaku, "pada": kini},
    )[0]
    return diputus


def catat_pertukaran(
    kantor: Kantor,
    *,
    arah: str,
    bentuk: str,
    alasan: str,
    peminta: int,
    peminta_nama: str,
    kini: dt.datetime,
    desa: str = "",
    isi: bytes = b"",
    dari_baris: int = 0,
) -> Pertukaran:
    """A request to take residents in (with the file) or out, numbered 1..n per office and year."""
    tahun = kantor.setempat(kini).year
    tukar = Pertukaran(
        kantor=kantor,
        tahun=tahun,
        nomor=nomor.ambil(f"{kantor.kode}/pertukaran/{tahun}"),
        arah=arah,
        bentuk=bentuk,
        desa=desa,
        alasan=alasan,
        dari_baris=dari_baris,
        peminta=peminta,
        peminta_nama=peminta_nama,
        diminta=kini,
    )
    if isi:
        for medan, nilai in medan_berkas(penyimpanan.simpan(isi, kait=tukar.kait)).items():
            setattr(tukar, medan, nilai)
    tukar.save()
    return tukar


def medan_berkas(berkas: Simpanan) -> dict[str, object]:
    """The columns that point at a stored file."""
    isi: dict[str, object] = {"berkas_nama": berkas.nama, "berkas_kunci": berkas.kunci}
    return isi | {"berkas_sidik": berkas.sidik, "berkas_ukuran": berkas.ukuran}


def ubah_pertukaran(tukar: Pertukaran, dari: str, **isi: object) -> bool:
    """Change a request that stands at `dari`, by compare-and-set; False when it stands elsewhere."""
    if not Pertukaran.objects.filter(pk=tukar.pk, keadaan=dari).update(**isi):
        return False
    tukar.refresh_from_db()
    return True
