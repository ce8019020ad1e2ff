"""The same as JSON, for everything the pages show."""

from dragoman.serve.api import document, events, merged

routers = (document.router, merged.router, events.router)
