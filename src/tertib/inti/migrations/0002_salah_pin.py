from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inti", "0001_inti"),
    ]

    operations = [
        migrations.CreateModel(
            name="SalahPin",
            fields=[
                ("kunci", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("jumlah", models.PositiveSmallIntegerField(default=0)),
                ("sampai", models.DateTimeField(null=True)),
            ],
        ),
    ]
