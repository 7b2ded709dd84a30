import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kanal", "0002_pesan_pilihan_dan_jawaban")]

    operations = [
        migrations.CreateModel(
            name="Percobaan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lewat", models.CharField(max_length=12)),
                ("kunci", models.CharField(max_length=40, unique=True)),
                ("nomor_luar", models.CharField(blank=True, db_index=True, default="", max_length=120)),
                ("mulai", models.DateTimeField()),
                (
                    "tahap",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "dimulai"),
                            (1, "diterima layanan"),
                            (2, "terkirim"),
                            (3, "sampai"),
                            (4, "dibaca"),
                            (9, "gagal"),
                        ],
                        default=0,
                    ),
                ),
                ("kabar", models.DateTimeField(null=True)),
                ("golongan", models.CharField(blank=True, default="", max_length=12)),
                ("kode", models.CharField(blank=True, default="", max_length=40)),
                ("kantor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wilayah.kantor")),
                (
                    "pesan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="percobaan", to="kanal.pesan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("tahap", 0)), fields=("pesan",), name="percobaan_satu_belum_jelas_per_pesan"
                    )
                ],
            },
        ),
    ]
