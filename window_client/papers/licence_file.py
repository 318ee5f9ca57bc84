"""The file of an e-licence as a sealed page (电子证照文件): its bytes stay as they were signed."""

import base64
import hashlib
import io
import logging

import pypdfium2
from PIL import Image

from window_client.domain.materials import SealedPage
from window_client.errors import StoreUnavailable
from window_client.messages import LicenceSealed, LicenceUnfit, SealLicence
from window_client.papers.page_pictures import UNDRAWABLE
from window_client.ports import Sealer
from window_client.words import RefusalCode

log = logging.getLogger("paper")

THUMBNAIL = 160  # pixels, the longer side


def seal_licence(order: SealLicence, sealer: Sealer) -> LicenceSealed | LicenceUnfit:
    """Hash first, then look, then seal; says why when it is not taken."""
    try:
        plain = base64.b64decode(order.licence.file, validate=True)
        if hashlib.sha256(plain).hexdigest() != order.licence.sha256.lower():
            return LicenceUnfit(order.case, order.material, RefusalCode.LICENCE_FORGED)
        width, height, count, thumbnail = _look(plain, order.licence.mime)
        page, sha256 = sealer.seal(plain)
    except StoreUnavailable as trouble:
        code = RefusalCode.STORE_FULL if trouble.full else RefusalCode.STORE_FAILED
        return LicenceUnfit(order.case, order.material, code)
    except UNDRAWABLE as error:
        log.error("licence file not taken: %s", type(error).__name__)
        return LicenceUnfit(order.case, order.material, RefusalCode.PICTURE_BROKEN)
    sealed = SealedPage(page, sha256, len(plain), order.licence.mime, width, height, count, thumbnail)
    return LicenceSealed(order.case, order.material, order.licence, sealed)


def _look(plain: bytes, mime: str) -> tuple[int, int, int, bytes]:
    """Width, height, pages, thumbnail as PNG."""
    if mime == "application/pdf":
        document = pypdfium2.PdfDocument(plain)
        try:
            wide, tall = document[0].get_size()
            picture = document[0].render(scale=THUMBNAIL / max(wide, tall, 1.0)).to_pil()
            return round(wide), round(tall), len(document), _png(picture)
        finally:
            document.close()
    with Image.open(io.BytesIO(plain), formats=["JPEG", "PNG"]) as image:
        image.load()
        size, picture = image.size, image.convert("RGB")
    picture.thumbnail((THUMBNAIL, THUMBNAIL))
    return size[0], size[1], 1, _png(picture)


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "PNG")
    return out.getvalue()
