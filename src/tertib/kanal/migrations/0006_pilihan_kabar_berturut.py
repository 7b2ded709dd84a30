from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kanal", "0005_pilihan_kabar")]

    operations = [
        migrations.RemoveConstraint(model_name="pilihankabar", name="pilihan_kabar_sekali"),
        migrations.AddField(
            model_name="pilihankabar",
            name="bahasa",
            field=models.CharField(blank=True, default="", max_length=2),
        ),
        migrations.AlterField(
            model_name="pilihankabar",
            name="lewat",
            field=models.CharField(blank=True, default="", max_length=12),
        ),
        migrations.AddIndex(
            model_name="pilihankabar",
            index=models.Index(fields=["kantor", "tujuan_indeks"], name="pilihan_kabar_pemilik"),
        ),
    ]
