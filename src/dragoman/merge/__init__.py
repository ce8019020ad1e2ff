"""One event from many reports: which pages carry one text, which reports tell of one event, and what they say together.

Readings in, merged events out. Opens no file but its own tables; the record keeps what is made here.

`__init__.pyi` says what it offers; each name is imported when it is first asked for.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
