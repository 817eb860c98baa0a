"""Settings of the web application. Differences between machines come from the environment."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from dondoc.config.environment import data_folder, database, flag, secret_key, words
from dondoc.config.mail import *  # noqa: F403  (the settings of letters, named as Django asks for them)
from dondoc.config.sign_in import *  # noqa: F403  (the settings of sign-in)

PACKAGE = Path(__file__).resolve().parents[1]
DATA = data_folder()

SECRET_KEY = secret_key(DATA)
DEBUG = flag("DONDOC_DEBUG")
HTTPS = flag("DONDOC_HTTPS")
ALLOWED_HOSTS = words("DONDOC_HOSTS", "127.0.0.1", "localhost", "[::1]")
CSRF_TRUSTED_ORIGINS = words("DONDOC_ORIGINS")

INSTALLED_APPS = [
    "dondoc.apps.core",
    "dondoc.apps.audit",
    "dondoc.apps.agencies",
    "dondoc.apps.accounts",
    "dondoc.apps.notices",
    "dondoc.apps.documents",
    "dondoc.apps.plans",
    "dondoc.apps.tasks",
    "dondoc.apps.letters",
    "dondoc.apps.sheets",
    "dondoc.faces.desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dondoc.faces.desk.people.middleware.LanguageMiddleware",
    "dondoc.faces.desk.people.middleware.PrivatePagesMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dondoc.faces.desk.people.middleware.SeenMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # Pages ask for a login unless they say otherwise (`login_not_required`).
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
]

ROOT_URLCONF = "dondoc.config.urls"
WSGI_APPLICATION = "dondoc.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            # A key of a row or a place in a text is no number to read: `unlocalize` keeps «2086» from becoming «2.086».
            "builtins": ["dondoc.faces.desk.templatetags.desk", "django.templatetags.l10n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
                "dondoc.faces.desk.context.desk",
            ],
        },
    }
]

DATABASES = {"default": database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = "dondoc.config.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [("vendor", PACKAGE / "faces" / "vendor")] if (PACKAGE / "faces" / "vendor").is_dir() else []
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Plans of up to 200 MB arrive in parts of 2.5 MB on disk, never as a whole in memory.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_HANDLERS = ["dondoc.apps.documents.uploads.LimitedUploadHandler"]
UPLOAD_LIMIT = 200 * 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
