from django.apps import AppConfig


class BukuConfig(AppConfig):
    name = "tertib.buku"
    default_auto_field = "django.db.models.BigAutoField"
