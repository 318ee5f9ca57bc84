"""Electronic service of the result (电子送达): only to the address, and on the consent, that the applicant gave in writing
(国令716 arts. 8-10 give it the force of paper; the consent is the hall's rule, its words are catalogue data). Pure."""

from collections.abc import Mapping

MODE, CHOSEN = "D.mode", "3"
ADDRESS, CONSENT = "D.e_addr", "D.e_consent"


def consented_address(values: Mapping[str, str]) -> str:
    """Where the applicant wants it and agrees to have it; "" when any of the three is missing."""
    agreed = values.get(MODE) == CHOSEN and values.get(CONSENT) == "1"
    return values.get(ADDRESS, "").strip() if agreed else ""
