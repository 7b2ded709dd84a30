from django.apps import AppConfig


class DokumenConfig(AppConfig):
    name = "tertib.dokumen"
    default_auto_field = "django.db.models.BigAutoField"
