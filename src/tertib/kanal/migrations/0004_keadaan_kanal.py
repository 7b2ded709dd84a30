import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kanal", "0003_percobaan")]

    operations = [
        migrations.CreateModel(
            name="KeadaanKanal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lewat", models.CharField(max_length=12)),
                ("gagal_beruntun", models.PositiveIntegerField(default=0)),
                ("istirahat_sampai", models.DateTimeField(null=True)),
                ("alarm", models.CharField(blank=True, default="", max_length=40)),
                ("alarm_sejak", models.DateTimeField(null=True)),
                ("kantor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="wilayah.kantor")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kantor", "lewat"), name="keadaan_kanal_sekali")],
            },
        ),
    ]
