from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wilayah", "0001_wilayah"),
    ]

    operations = [
        migrations.AddField(
            model_name="kantor",
            name="siak",
            field=models.CharField(
                choices=[
                    ("tertanam", "Tertib memberi nomor dan menyusun kartu"),
                    ("manual", "Diketik ke SIAK; nomor dan kartunya dari sana"),
                ],
                default="tertanam",
                max_length=10,
            ),
        ),
    ]
