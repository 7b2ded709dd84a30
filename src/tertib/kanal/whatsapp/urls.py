"""Address of the webhook, one for each office."""

from django.urls import path

from tertib.kanal.whatsapp import webhook

app_name = "whatsapp"
urlpatterns = [path("<slug:kantor>/", webhook.webhook, name="webhook")]
