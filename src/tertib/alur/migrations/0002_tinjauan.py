import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("alur", "0001_tandatangan_massal"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tinjauan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versi", models.PositiveIntegerField()),
                ("pada", models.DateTimeField()),
                (
                    "penugasan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="pengguna.penugasan"
                    ),
                ),
                (
                    "permohonan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="permohonan.permohonan"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="tinjauan",
            constraint=models.UniqueConstraint(fields=("permohonan", "penugasan", "versi"), name="tinjauan_sekali"),
        ),
    ]
