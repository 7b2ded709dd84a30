"""The English of Tertib is whole: every text is in the catalogue, and no page falls back to Indonesian."""

from django.test import Client

from tertib.pengguna.models import Jabatan
from tests.kanal.pemohon import Pemohon
from tests.kanal.tatap_muka import Loket, bangun_dengan
from tests.meja.conftest import dunia, jam_berhenti, masuk
from tests.meja.dunia import Dunia
from tests.rumah.halaman_inggris import data, sisa

__all__ = ["dunia", "jam_berhenti", "masuk"]


def inggris(klien: Client) -> Client:
    klien.cookies["bahasa"] = "en"
    return klien


def periksa(klien: Client, *alamat: str) -> None:
    bukan, salah = data(), {}
    for satu in alamat:
        balasan = inggris(klien).get(satu)
        assert balasan.status_code == 200, satu
        html = balasan.content.decode()
        if '<html lang="en"' not in html:
            salah[satu + "LANG"] = html[:100]
        if kalimat := sisa(html, bukan):
            salah[satu] = kalimat
    import pprint

    pprint.pprint(salah, width=200)
    assert not salah


def test_pages_of_the_citizen(dunia: Dunia) -> None:
    warga = Pemohon.mulai(inggris(Client()), "kelahiran")
    a = f"/p/{warga.token}/"
    periksa(
        Client(),
        "/",
        "/k/musi-banyuasin/",
        "/k/musi-banyuasin/kk/kelahiran/",
        "/k/musi-banyuasin/kk/hilang/",
        "/k/musi-banyuasin/sop/",
        "/cek/",
        "/cek/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/",
        "/masuk/",
        "/coba/",
        "/kotak-pesan/",
    )
    periksa(warga.klien, a, f"{a}isi/pemohon/")
    warga.lengkapi()
    periksa(
        warga.klien,
        *(
            f"{a}{h}"
            for h in (
                "",
                "isi/pemohon/",
                "isi/kontak/",
                "isi/anak/",
                "isi/kelahiran/",
                "isi/orang_tua/",
                "isi/perkawinan/",
                "berkas/",
                "tanda-tangan/",
                "periksa/",
            )
        ),
    )
    warga.kirim()
    periksa(warga.klien, a, f"{a}terkirim/", f"{a}tarik/")
    dunia.putus(warga.permohonan, Jabatan.OPERATOR, "tidak lengkap")
    periksa(warga.klien, a, f"{a}berkas/", "/kotak-pesan/")


def test_pages_desk(dunia: Dunia, masuk) -> None:
    p = dunia.ajukan()
    dunia.sertifikat()
    op = masuk(dunia.penugasan[Jabatan.OPERATOR])
    periksa(
        op,
        "/meja/",
        f"/meja/b/{p.nomor}/",
        "/meja/peran/",
        "/meja/buku/",
        "/meja/buku/ekspor/",
        "/meja/arsip/",
        "/akun/pengaman/",
        "/akun/kata-sandi/",
        "/meja/?cari=KK",
        "/keluar/",
    )
    dunia.putus(p, Jabatan.OPERATOR, "lengkap")
    dunia.putus(p, Jabatan.SUBKOORD, "lengkap")
    dunia.putus(p, Jabatan.KABID, "lengkap")
    kd = masuk(dunia.penugasan[Jabatan.KADIS])
    periksa(
        kd,
        "/meja/tandatangan/",
        f"/meja/tandatangan/{p.nomor}/",
        f"/meja/tandatangan/{p.nomor}/sandi/",
        f"/meja/b/{p.nomor}/",
        "/meja/jalan-basah/",
        "/meja/",
    )
    periksa(op, f"/meja/b/{p.nomor}/")


def test_pages_loket(db) -> None:
    d = bangun_dengan("kk-umum-loket", Jabatan.LOKET, Jabatan.KASI)

    def m(pn):
        k = Client()
        k.force_login(pn.pengguna)
        return inggris(k)

    l = Loket(d, m)
    periksa(l.klien, "/loket/", "/loket/?jenis=kelahiran&nomor=1606011408200001", "/loket/serah/")
    p = l.terima()
    periksa(l.klien, f"/loket/b/{p.nomor}/", f"/loket/b/{p.nomor}/isi/")
    r = l.kirim(pemohon="")
    print(r.status_code, sisa(r.content.decode(), data()))
    p = l.sampai_siap()
    periksa(l.klien, "/loket/", f"/loket/b/{p.nomor}/serah/", f"/loket/b/{p.nomor}/tanda-bukti/")
    l.serahkan(p)
    periksa(
        l.klien,
        "/loket/",
        f"/loket/b/{p.nomor}/bukti-serah/",
        f"/loket/b/{p.nomor}/",
        "/meja/buku/agenda/",
        "/meja/buku/register/",
        f"/meja/b/{p.nomor}/",
    )
