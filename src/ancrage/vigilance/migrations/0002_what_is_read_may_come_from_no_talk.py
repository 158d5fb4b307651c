from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("vigilance", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="reading",
            name="conversation_id",
            field=models.UUIDField(db_index=True, null=True),
        ),
    ]
