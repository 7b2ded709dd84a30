from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0002_berkas_asli_dilihat")]

    operations = [
        migrations.AlterField(
            model_name="kodekonfirmasi",
            name="tujuan_indeks",
            field=models.CharField(db_index=True, max_length=64),
        ),
    ]
