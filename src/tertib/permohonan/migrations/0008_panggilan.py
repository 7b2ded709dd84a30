import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("permohonan", "0007_surel_dikonfirmasi"),
        ("wilayah", "0002_kantor_siak"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Panggilan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("perihal", models.CharField(max_length=20)),
                ("dicoba", models.JSONField(blank=True, default=list)),
                ("dibuat", models.DateTimeField()),
                ("gagal", models.PositiveSmallIntegerField(default=0)),
                ("terakhir", models.DateTimeField(null=True)),
                ("selesai", models.DateTimeField(null=True)),
                ("kantor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wilayah.kantor")),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "permohonan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="panggilan",
                        to="permohonan.permohonan",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("selesai", None)),
                        fields=("permohonan",),
                        name="panggilan_satu_terbuka_per_permohonan",
                    )
                ],
            },
        ),
    ]
