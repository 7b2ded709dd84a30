"""The life of a case. Start here.

    buka            a case begins: it stands at the first step of the office's SOP
    isi, berkas     answers, the confirmed number and address, papers (or originals an official saw) and signed forms are put in
    surat_pindah    the paper letter of an office that is not here is keyed in, so that its people can arrive
    kelayakan       who may ask, where the SOP names relations in the family
    ajukan          the applicant hands it in: it gets its number and the clock starts
    daftarkan       an official takes in what somebody at the counter asks for: the four above in one
    lapor           a reporter files for somebody without papers
    sahkan_laporan  a report above its reporter's quota is attested, one in ten is checked where the person is
    ambil           an official takes it, or gives it back
    periksa         an official checks and lets pass
    paraf           an official corrects the concept and puts initials on it
    kembalikan      whatever goes back: what is wrong is written down for whoever mends it
    susun_ulang     the register changed under it: back to the step that drafts
    cetak           it is printed; a card for the pen takes its number with the print
    tandatangan     the head of office signs electronically; `sertifikasi` holds its three transactions
    tandatangan_basah   the signer says that this very print bears the signature; `jalan_basah` lets the pen in
    tandatangan_massal  many cases with one passphrase, one after the other; `kemajuan_massal` says how far it is
    kode_tte        where the service signs by a code sent each time, the signer asks for one
    ketik_nomor     a number that SIAK gave is keyed in, twice and blind
    centang_siak    the values of an approved change are keyed into SIAK, ticked off line by line
    terima_siak     a document made and signed in SIAK is received in the place of ours, once it says what was approved
    mandat          somebody signs for the head of office (Plt., Plh.): recorded by one official, confirmed by another
    terbitkan       the card is published and the register changes
    kirim           the published card goes to its owner
    kiriman         the village says that what the office sent has arrived
    serahkan        the counter stamps, files and hands over; `serahan` says to whom
    susulkan_ktp    the KTP-el comes later: the family card goes first, the KTP-el is printed once it may be
    tunggu          the card is ready and its owner has not come: the clock of the step stands; `gangguan`: of the office
    pengambilan     the applicant prints at a kiosk, once, by QR code and PIN
    anjungan        a kiosk of the office is enrolled, or switched off
    rekam           the people of the case are recorded (photo, fingers, irises, signature) where they are
    terima          the applicant has the card
    tarik           the applicant takes the application back
    telepon         no message reaches the applicant: the office is asked to phone, and says what came of it
    tempatkan       archived papers get their place and box
    blanko          blanks are received, used by a case, or reported spoiled and seen by a second official
    segel           the hour of the office's log is sealed with a signed checkpoint
    lengkapi_log    what was issued before there was a log gets its leaves
    perpanjang_cap  signed files get another time stamp before the last one ages out
    yatim           somebody looked at a signature that came too late, and says what it is
    rencana_rekam   a visit to people who cannot come is planned; `tablet`: enrolled, and locked out when lost
    terima_rekaman  a tablet sends what it recorded; the case goes on once everybody is
    putus_rekaman   a recording that was set aside takes the place of the one that counts, or is dropped
    lihat_rekaman   photo and signature of a recording are opened, with a reason
    hapus_rekaman   what was recorded is erased once it is no longer needed
    ekspor          lines of a book leave the office as a file, with a reason
    ubah_syarat     an office asks for more or less than the national list: proposed by one, put in force by another

Beside the cases stands the register of residents:

    izinkan_pelapor   somebody of a named institution may report people without papers, until switched off
    lihat_penduduk  an official opens the full data of a resident, which is written down
    putus_ganda     somebody said to be new is, or is not, a resident who looks alike; asked before a NIK is reserved
    pertukaran      residents come in from a file or leave in one, let through by a second person

And beneath everything:

    putar_kunci     the office's secret changed: what is encrypted gets the newest key, while the office works

Every move is one call of `langkah.jalankan`; what a SOP's effect words do stands in `efek`, what a request makes of the
register in `rancang`, signing with a pen in `pena`, what the books tell in `pembukuan`, the KTP-el in `kartu_ktp`, what
the worker asks the central service about it in `kirim_pusat`, for whom a case is in `untuk_siapa`, what a QR code carries
so that anyone can check the card in `kode_periksa`.
"""
