"""How much of anything is taken in. Each limit is one that ordinary news pages, feeds and archives stay far below."""

MAX_PAGE_BYTES = 10_000_000  # Media Cloud's archive draws the same line; larger files are logs, dumps or mistakes
MAX_UNPACKED_BYTES = 20_000_000  # a page behind all its layers of compression, and one record of an archive
MAX_LAYERS = 3
MAX_HEADER_BYTES = 64_000
MAX_FEED_BYTES = 10_000_000
MAX_FEED_ENTRIES = 10_000
MAX_JSON_BYTES = 20_000_000  # one .json file, or one line of a .jsonl file
MAX_URL_CHARS = 2_048

# Reasons of what gave nothing to keep, or may be otherwise at the next try: told of and counted, not kept.
PASSING = (
    "missing", "no-pages", "skipped", "url", "address", "robots", "tls", "network", "timeout", "status", "redirects",
)  # fmt: skip
