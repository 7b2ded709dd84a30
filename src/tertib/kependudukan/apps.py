from django.apps import AppConfig


class KependudukanConfig(AppConfig):
    name = "tertib.kependudukan"
    default_auto_field = "django.db.models.BigAutoField"
