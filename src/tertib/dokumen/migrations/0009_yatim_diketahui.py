import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who looked at an orphan signature, when, and what they found."""

    dependencies = [
        ("dokumen", "0008_cap_arsip"),
        ("pengguna", "0001_pengguna"),
    ]

    operations = [
        migrations.AddField("tandatanganyatim", "diketahui", models.DateTimeField(null=True)),
        migrations.AddField(
            "tandatanganyatim",
            "diketahui_oleh",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pengguna.penugasan"
            ),
        ),
        migrations.AddField("tandatanganyatim", "catatan", models.CharField(blank=True, default="", max_length=300)),
    ]
