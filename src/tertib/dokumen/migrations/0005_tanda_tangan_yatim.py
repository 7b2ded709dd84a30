import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dokumen", "0004_log_terbuka"),
        ("wilayah", "0001_wilayah"),
    ]

    operations = [
        migrations.CreateModel(
            name="TandaTanganYatim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nama", models.CharField(max_length=64, unique=True)),
                ("kunci", models.BinaryField()),
                ("sidik", models.CharField(max_length=64)),
                ("ukuran", models.PositiveIntegerField()),
                ("datang", models.DateTimeField()),
                (
                    "dokumen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="yatim", to="dokumen.dokumen"
                    ),
                ),
                ("kantor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wilayah.kantor")),
            ],
        ),
    ]
