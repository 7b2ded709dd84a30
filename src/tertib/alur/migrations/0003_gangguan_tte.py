import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("alur", "0002_tinjauan"),
    ]

    operations = [
        migrations.CreateModel(
            name="GangguanTTE",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mulai", models.DateTimeField()),
                ("selesai", models.DateTimeField(null=True)),
                ("kantor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wilayah.kantor")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("selesai", None)), fields=("kantor",), name="gangguan_tte_satu_terbuka"
                    )
                ],
            },
        ),
    ]
