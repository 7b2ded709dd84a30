"""Settings. Everything an office must decide comes from the environment; see docs/pengaturan.md for each name.

The demo mode (TERTIB_PERAGAAN=1, the default of `make run`) is the only place with made-up secrets; any other start
without real ones is refused by `tertib.periksa_pengaturan`.
"""

import hashlib
import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

AKAR = Path(__file__).resolve().parent.parent.parent


def _hidup(nama: str) -> bool:
    return os.environ.get(nama, "") in ("1", "ya", "true")


PERAGAAN = _hidup("TERTIB_PERAGAAN")
DEBUG = _hidup("TERTIB_DEBUG")
MAP_DATA = Path(os.environ.get("TERTIB_DATA", AKAR / "var"))
MAP_BERKAS = MAP_DATA / "berkas"
MAP_PKI = MAP_DATA / "pki"

_RAHASIA_PERAGAAN = "rahasia-peragaan-bukan-untuk-kantor-sungguhan"
RAHASIA = os.environ.get("TERTIB_RAHASIA", _RAHASIA_PERAGAAN)
RAHASIA_BAWAAN = RAHASIA == _RAHASIA_PERAGAAN
_RAHASIA_SEMUA = [RAHASIA, *filter(None, os.environ.get("TERTIB_RAHASIA_LAMA", "").split(","))]
SECRET_KEY, *SECRET_KEY_FALLBACKS = (hashlib.sha256(b"django" + r.encode()).hexdigest() for r in _RAHASIA_SEMUA)
CINCIN_KUNCI = [hashlib.sha256(b"utama" + r.encode()).digest() for r in _RAHASIA_SEMUA]
KUNCI_UTAMA = CINCIN_KUNCI[-1]  # the first ever: what is found by its digest must still be found

ALAMAT_SITUS = os.environ.get("TERTIB_SITUS", f"http://localhost:{os.environ.get('PORT', '8000')}").rstrip("/")
_NAMA_HOST = ALAMAT_SITUS.split("://")[-1].split(":")[0]
ALLOWED_HOSTS = [_NAMA_HOST, *(["localhost", "127.0.0.1"] if PERAGAAN else [])]
CSRF_TRUSTED_ORIGINS = [ALAMAT_SITUS]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "tertib.rupa",
    "tertib.inti",
    "tertib.wilayah",
    "tertib.pengguna",
    "tertib.kependudukan",
    "tertib.permohonan",
    "tertib.perekaman",
    "tertib.dokumen",
    "tertib.buku",
    "tertib.alur",
    "tertib.kanal",
    "tertib.kanal.warga",
    "tertib.kanal.cek",
    "tertib.kanal.pki",
    "tertib.kanal.sop",
    "tertib.kanal.loket",
    "tertib.kanal.nagari",
    "tertib.kanal.lapangan",
    "tertib.kanal.surel",
    "tertib.kanal.whatsapp",
    "tertib.kanal.ikd",
    "tertib.kanal.pesan",
    "tertib.kanal.anjungan",
    "tertib.meja",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *(["tertib.peragaan"] if PERAGAAN else []),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tertib.pengguna.penjaga.Penjaga",
]
ROOT_URLCONF = "tertib.urls"
WSGI_APPLICATION = "tertib.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tertib.pengguna.penjaga.halaman",
            ],
            "builtins": ["tertib.rupa.templatetags.rupa"],
        },
    }
]

_SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
    " PRAGMA mmap_size=268435456; PRAGMA journal_size_limit=67108864;",
}
_BASIS_DATA = dj_database_url.parse(os.environ.get("TERTIB_DATABASE_URL") or f"sqlite:///{MAP_DATA / 'tertib.sqlite3'}")
_BASIS_DATA["OPTIONS"] = (
    _SQLITE if _BASIS_DATA["ENGINE"].endswith("sqlite3") else {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}
)
DATABASES = {"default": _BASIS_DATA}

AUTH_USER_MODEL = "pengguna.Pengguna"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "tertib.pengguna.adapter.AkunAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "tertib.pengguna.adapter.PengamanAdapter"
MFA_TOTP_ISSUER = "Tertib"
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/meja/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "bahasa"
LOCALE_PATHS = [AKAR / "src" / "tertib" / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

STATIC_URL = "/statis/"
STATIC_ROOT = MAP_DATA / "statis"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
_HTTPS = ALAMAT_SITUS.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SECURE_HSTS_SECONDS = 31536000 if _HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _hidup("TERTIB_PROXY") else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("TERTIB_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("TERTIB_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("TERTIB_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("TERTIB_SMTP_PASSWORD", "")
EMAIL_USE_TLS = _hidup("TERTIB_SMTP_TLS")
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = os.environ.get("TERTIB_EMAIL_DARI", f"tertib@{_NAMA_HOST}")

SIAK_DUA_ORANG = _hidup("TERTIB_SIAK_DUA_ORANG")

PENGANTAR = {
    "whatsapp": "tertib.kanal.whatsapp.pengantar.WhatsApp",
    "surel": "tertib.kanal.surel.pengantar.Surel",
}
_WHATSAPP_PERAGAAN = MAP_DATA / "whatsapp.json" if PERAGAAN else ""
WHATSAPP = os.environ.get("TERTIB_WHATSAPP") or str(_WHATSAPP_PERAGAAN)

TTE = os.environ.get("TERTIB_TTE", "lokal")
TTE_TINGKAT = os.environ.get("TERTIB_TTE_TINGKAT", "B-B")
TTE_KEPERCAYAAN = os.environ.get("TERTIB_TTE_KEPERCAYAAN", "")
TTE_PENANDATANGAN = os.environ.get("TERTIB_TTE_PENANDATANGAN", "")
BSRE = {
    "alamat": os.environ.get("TERTIB_BSRE_ALAMAT", ""),
    "nama": os.environ.get("TERTIB_BSRE_NAMA", ""),
    "sandi": os.environ.get("TERTIB_BSRE_SANDI", ""),
    "versi": os.environ.get("TERTIB_BSRE_VERSI", "2"),
    "cara": os.environ.get("TERTIB_BSRE_CARA", "passphrase"),
    "batas": os.environ.get("TERTIB_BSRE_BATAS", "60"),
}
PKCS11_MODUL = os.environ.get("TERTIB_PKCS11_MODUL", "")
PKCS11_TOKEN = os.environ.get("TERTIB_PKCS11_TOKEN", "")

SBI_KEPERCAYAAN = os.environ.get("TERTIB_SBI_KEPERCAYAAN") or (str(MAP_DATA / "sbi-peragaan.pem") if PERAGAAN else "")
KTP_PUSAT = os.environ.get("TERTIB_KTP_PUSAT", "")
KTP_PUSAT_KUNCI = os.environ.get("TERTIB_KTP_PUSAT_KUNCI", "")

UKURAN_BERKAS_TERBESAR = 10 * 1024 * 1024
PIKSEL_BERKAS_TERBESAR = 50_000_000
BLANKO_MENIPIS = int(os.environ.get("TERTIB_BLANKO_MENIPIS", "50"))
BIOMETRIK_HARI = int(os.environ.get("TERTIB_BIOMETRIK_HARI", "90"))
RETENSI_TAHUN = int(os.environ.get("TERTIB_RETENSI_TAHUN", "10"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"tautan": {"()": "tertib.inti.catatan.SamarkanTautan"}},
    "handlers": {"layar": {"class": "logging.StreamHandler", "formatter": "baris", "filters": ["tautan"]}},
    "root": {"handlers": ["layar"], "level": os.environ.get("TERTIB_LOG", "WARNING")},
}
