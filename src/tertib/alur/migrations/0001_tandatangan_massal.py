import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pengguna", "0001_pengguna"),
        ("permohonan", "0002_berkas_asli_dilihat"),
        ("wilayah", "0001_wilayah"),
    ]

    operations = [
        migrations.CreateModel(
            name="TandaTanganMassal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dibuat", models.DateTimeField()),
                ("giliran", models.CharField(blank=True, default="", max_length=32)),
                ("dimulai", models.DateTimeField(null=True)),
                ("hidup_sampai", models.DateTimeField(null=True)),
                ("diminta_berhenti", models.BooleanField(default=False)),
                ("sebab", models.CharField(blank=True, default="", max_length=300)),
                ("selesai", models.DateTimeField(null=True)),
                ("kantor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wilayah.kantor")),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pengguna.penugasan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ButirMassal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versi", models.PositiveIntegerField()),
                ("dilihat", models.BooleanField()),
                ("sebab", models.CharField(blank=True, default="", max_length=300)),
                (
                    "permohonan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="permohonan.permohonan"
                    ),
                ),
                (
                    "massal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="butir", to="alur.tandatanganmassal"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="tandatanganmassal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("selesai", None)), fields=("oleh",), name="tanda_tangan_massal_satu_terbuka"
            ),
        ),
    ]
