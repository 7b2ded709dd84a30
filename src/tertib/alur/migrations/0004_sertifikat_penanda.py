import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("alur", "0003_gangguan_tte"),
    ]

    operations = [
        migrations.CreateModel(
            name="SertifikatPenanda",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("keadaan", models.CharField(blank=True, default="", max_length=30)),
                ("sampai", models.DateTimeField(null=True)),
                ("diminta", models.DateTimeField()),
                ("ditanya", models.DateTimeField(null=True)),
                (
                    "penugasan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="pengguna.penugasan"
                    ),
                ),
            ],
        ),
    ]
