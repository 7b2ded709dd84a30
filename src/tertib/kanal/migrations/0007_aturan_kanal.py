import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kanal", "0006_pilihan_kabar_berturut"),
        ("wilayah", "0002_kantor_siak"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AturanKanal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("urutan", models.JSONField(blank=True, default=list)),
                ("pengirim", models.CharField(blank=True, default="", max_length=60)),
                (
                    "kartu",
                    models.CharField(
                        choices=[("lampiran", "PDF ikut terkirim"), ("tautan", "Tautannya saja")],
                        default="lampiran",
                        max_length=12,
                    ),
                ),
                ("tenang_mulai", models.TimeField(null=True)),
                ("tenang_sampai", models.TimeField(null=True)),
                ("sejak", models.DateTimeField()),
                ("kantor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wilayah.kantor")),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
    ]
