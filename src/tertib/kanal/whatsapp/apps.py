from django.apps import AppConfig


class WhatsAppConfig(AppConfig):
    name = "tertib.kanal.whatsapp"
    default_auto_field = "django.db.models.BigAutoField"
