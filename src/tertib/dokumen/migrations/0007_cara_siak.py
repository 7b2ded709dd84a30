from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dokumen", "0006_dokumen_bukan_yatim"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dokumen",
            name="cara",
            field=models.CharField(
                choices=[
                    ("tte", "Tanda tangan elektronik"),
                    ("basah", "Tanda tangan pena dan cap dinas"),
                    ("siak", "Dibuat dan ditandatangani di SIAK"),
                ],
                default="tte",
                max_length=8,
            ),
        ),
    ]
