import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("buku", "0004_baris_tanpa_permohonan"),
        ("pengguna", "0001_pengguna"),
        ("wilayah", "0001_wilayah"),
    ]

    operations = [
        migrations.CreateModel(
            name="BeritaAcara",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tahun", models.PositiveSmallIntegerField()),
                ("nomor", models.PositiveIntegerField()),
                ("jenis", models.CharField(max_length=20)),
                ("jumlah", models.PositiveIntegerField()),
                ("seri", models.CharField(blank=True, default="", max_length=60)),
                ("sebab", models.CharField(max_length=200)),
                ("dibuat", models.DateTimeField()),
                ("diputus", models.DateTimeField(null=True)),
                (
                    "baris",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="berita_acara",
                        to="buku.barisbuku",
                    ),
                ),
                ("kantor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wilayah.kantor")),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pengguna.penugasan"
                    ),
                ),
                (
                    "saksi",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pengguna.penugasan",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kantor", "tahun", "nomor"), name="berita_acara_nomor_tunggal")
                ],
            },
        ),
        migrations.CreateModel(
            name="GerakBlanko",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jenis", models.CharField(max_length=20)),
                (
                    "gerak",
                    models.CharField(
                        choices=[("diterima", "diterima"), ("dipakai", "dipakai"), ("rusak", "rusak")], max_length=10
                    ),
                ),
                ("urut", models.PositiveIntegerField()),
                ("jumlah", models.IntegerField()),
                ("seri", models.CharField(blank=True, default="", max_length=60)),
                (
                    "baris",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="blanko", to="buku.barisbuku"
                    ),
                ),
                ("kantor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wilayah.kantor")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kantor", "jenis", "urut"), name="blanko_urut_tunggal"),
                    models.CheckConstraint(condition=models.Q(("jumlah", 0), _negated=True), name="blanko_bergerak"),
                ],
            },
        ),
    ]
