import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("buku", "0003_ekspor"), ("permohonan", "0002_berkas_asli_dilihat")]

    operations = [
        migrations.AlterField(
            model_name="barisbuku",
            name="permohonan",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="baris_buku",
                to="permohonan.permohonan",
            ),
        ),
    ]
