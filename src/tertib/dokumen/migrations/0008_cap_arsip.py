import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dokumen", "0007_cara_siak"),
        ("wilayah", "0001_wilayah"),
    ]

    operations = [
        migrations.CreateModel(
            name="CapArsip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dicatat", models.DateTimeField()),
                ("sampai", models.DateTimeField(null=True)),
                ("nama", models.CharField(blank=True, default="", max_length=64)),
                ("kunci", models.BinaryField(default=b"")),
                ("sidik", models.CharField(blank=True, db_index=True, default="", max_length=64)),
                ("ukuran", models.PositiveIntegerField(default=0)),
                (
                    "dokumen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cap_arsip", to="dokumen.dokumen"
                    ),
                ),
                ("kantor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wilayah.kantor")),
            ],
        ),
    ]
