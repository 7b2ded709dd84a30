import django.db.models.deletion
import tertib.inti.sandi
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kanal", "0001_pesan")]

    operations = [
        migrations.AddField(
            model_name="pesan",
            name="bahasa",
            field=models.CharField(default="id", max_length=2),
        ),
        migrations.AddField(
            model_name="pesan",
            name="isian",
            field=tertib.inti.sandi.MedanRahasia(blank=True, default=b""),
        ),
        migrations.AddField(
            model_name="pesan",
            name="menjawab",
            field=models.CharField(blank=True, db_index=True, default="", max_length=120),
        ),
        migrations.AddField(
            model_name="pesan",
            name="menyerah",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="pesan",
            name="perihal",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddField(
            model_name="pesan",
            name="pilihan",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AlterField(
            model_name="pesan",
            name="permohonan",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="pesan", to="permohonan.permohonan"
            ),
        ),
    ]
