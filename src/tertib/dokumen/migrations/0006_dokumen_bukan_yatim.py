from django.db import migrations, models


class Migration(migrations.Migration):
    """Signatures are orphans, documents never were: the state had no rows."""

    dependencies = [("dokumen", "0005_tanda_tangan_yatim")]

    operations = [
        migrations.AlterField(
            model_name="dokumen",
            name="status",
            field=models.CharField(
                choices=[
                    ("rencana", "Direncanakan"),
                    ("bertanda", "Ditandatangani"),
                    ("terbit", "Terbit"),
                    ("digantikan", "Digantikan yang baru"),
                    ("batal", "Batal"),
                ],
                default="rencana",
                max_length=12,
            ),
        ),
    ]
