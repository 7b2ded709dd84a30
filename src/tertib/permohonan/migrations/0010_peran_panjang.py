from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0009_pelaporan")]

    operations = [
        migrations.AlterField(
            model_name="riwayat",
            name="peran",
            field=models.TextField(default="", blank=True),
        ),
    ]
