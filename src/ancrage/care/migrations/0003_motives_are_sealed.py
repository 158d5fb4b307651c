from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("care", "0002_an_open_alert_is_always_due")]

    operations = [
        migrations.RemoveField("identityopening", "motive"),
        migrations.RemoveField("identityopening", "second_opinion"),
        migrations.AddField("identityopening", "motive_sealed", models.BinaryField(default=b""), preserve_default=False),
        migrations.AddField("identityopening", "second_opinion_sealed", models.BinaryField(null=True)),
    ]
