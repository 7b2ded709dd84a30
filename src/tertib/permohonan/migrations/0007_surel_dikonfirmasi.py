from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0006_jeda")]

    operations = [
        migrations.AddField(
            model_name="permohonan",
            name="surel_dikonfirmasi",
            field=models.DateTimeField(null=True),
        ),
    ]
