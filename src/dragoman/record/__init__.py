"""The record: readings kept in a file, or on a server, that can be queried. `__init__.pyi` says what it offers.

Each name is imported when it is first asked for: reading a page without keeping it needs no database.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
