"""Sites of one hall (大厅与分中心), domain.md Q11: each has its own name and numbers on papers and screens. Pure."""

from collections.abc import Mapping

PREFIX = "site:"


def at_site(hall: Mapping[str, str], site: str, branch: str = "") -> dict[str, str]:
    """The hall's texts as they are at this site: `site:02:hall`, `site:02:phone_hall` … of the catalogue stand for `hall`,
    `phone_hall` … at site 02, and `branch`, when it is set, for the name. What other sites are called stays out."""
    own = f"{PREFIX}{site}:"
    texts = {name: text for name, text in hall.items() if not name.startswith(PREFIX)}
    texts |= {name.removeprefix(own): text for name, text in hall.items() if name.startswith(own)}
    return texts | ({"hall": branch} if branch else {})
