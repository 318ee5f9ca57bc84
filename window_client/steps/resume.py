"""Take up again what a stop or a power cut left (恢复): papers, deliveries, the catalogue, the window's own token."""

from window_client.messages import ChangeDataKey, StoreOpened, UseWindowToken
from window_client.steps import deliver, make_paper, print_document, print_paper, sign_in, take_catalogue, tell_hall
from window_client.steps.work import Said, Show, Work


def store_opened(message: StoreOpened, work: Work) -> Said:
    """The machine slot opened the store with nobody signed in; `resume` ran already when it opened."""
    return []


def resume(work: Work) -> Said:
    """Runs once after the store opened, before anything else is handled."""
    take_catalogue.load_catalogue(work)
    token = (work.unit.notes.get(sign_in.WINDOW_TOKEN) or b"").decode()
    said: Said = [UseWindowToken(token)] if token else []
    return [
        *said,
        *print_paper.after_restart(work),
        *print_document.after_restart(work),
        *make_paper.after_restart(work),
        *deliver.after_restart(work),
        *take_catalogue.settle_if_new(work),
        *tell_hall.shown(work),
        ChangeDataKey(only_resume=True),
        Show.SYNC,
    ]
