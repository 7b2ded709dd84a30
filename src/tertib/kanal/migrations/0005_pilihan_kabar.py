import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kanal", "0004_keadaan_kanal")]

    operations = [
        migrations.CreateModel(
            name="PilihanKabar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tujuan_indeks", models.CharField(max_length=64)),
                ("lewat", models.CharField(max_length=12)),
                ("sejak", models.DateTimeField()),
                ("asal", models.CharField(blank=True, default="", max_length=120)),
                ("kantor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wilayah.kantor")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kantor", "tujuan_indeks"), name="pilihan_kabar_sekali")
                ],
            },
        ),
    ]
