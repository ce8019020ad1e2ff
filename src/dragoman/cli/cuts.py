"""The page as it came, with what is not the article greyed and the reason beside it."""

from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.article.page_lines import page_lines
from dragoman.cli.show import show
from dragoman.model import Article, Page
from dragoman.text.harmless import one_line


def print_page(page: Page, article: Article) -> None:
    show(Rule(Text(one_line(page.source), style="bold"), align="left", style="dim"))
    grid = Table.grid(padding=(0, 2), expand=False)
    grid.add_column(overflow="fold", ratio=1)
    grid.add_column(style="dim italic", no_wrap=True)
    for row in page_lines(article):
        grid.add_row(Text(row.text, style="dim" if row.reason else ""), Text(f"← {row.reason}" if row.reason else ""))
    show(grid)
    if article.flags:
        show(Text(", ".join(map(one_line, article.flags)), style="dim"))
    show()
