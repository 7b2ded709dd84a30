from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0004_berkas_formulir")]

    operations = [
        migrations.AlterField(
            model_name="kodekonfirmasi",
            name="tujuan_indeks",
            field=models.CharField(db_index=True, max_length=64),
        ),
    ]
