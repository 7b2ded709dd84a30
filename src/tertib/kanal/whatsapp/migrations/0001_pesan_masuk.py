import django.db.models.deletion
import tertib.inti.sandi
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("permohonan", "0002_berkas_asli_dilihat"),
        ("wilayah", "0001_wilayah"),
    ]

    operations = [
        migrations.CreateModel(
            name="PesanMasuk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nomor_luar", models.CharField(max_length=120, unique=True)),
                ("dari", tertib.inti.sandi.MedanRahasia(blank=True, default=b"")),
                ("dari_indeks", models.CharField(max_length=64)),
                ("jenis", models.CharField(max_length=20)),
                ("isi", tertib.inti.sandi.MedanRahasia(blank=True, default=b"")),
                ("media", models.CharField(blank=True, default="", max_length=120)),
                ("ditulis", models.DateTimeField()),
                ("diterima", models.DateTimeField()),
                (
                    "keadaan",
                    models.CharField(
                        choices=[("baru", "baru"), ("menunggu", "menunggu jawaban"), ("selesai", "selesai")],
                        default="baru",
                        max_length=10,
                    ),
                ),
                ("hasil", models.CharField(blank=True, default="", max_length=20)),
                ("kantor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wilayah.kantor")),
                (
                    "permohonan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="permohonan.permohonan",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kantor", "dari_indeks", "ditulis"], name="pesan_masuk_pengirim")],
            },
        ),
    ]
