"""The same as JSON, for everything the pages show."""

from dragoman.serve.api import document, events

routers = (document.router, events.router)
