from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0003_ubahan_syarat")]

    operations = [
        migrations.AddField(
            model_name="berkas", name="formulir", field=models.CharField(blank=True, default="", max_length=8)
        ),
    ]
