"""The paper thread (文书线程): takes orders from its queue, one at a time, and answers with facts and pictures."""

import queue
import shutil
import tempfile
import threading
from pathlib import Path

from window_client.messages import DrawPage, FileNotSaved, MakeDocument, PaperOrder, SealLicence
from window_client.ports import Say, Sealer, Submit
from window_client.settings import Settings


class Press:
    """Owns the typesetter. `perform` may be called from any thread and never blocks.

    `temp` is this window's own folder; whatever a killed window left in it is removed at the start.
    """

    def __init__(self, settings: Settings, submit: Submit, say: Say, sealer: Sealer, temp: Path) -> None:
        self._settings, self._submit, self._say, self._sealer = settings, submit, say, sealer
        self._temp = temp
        self._orders: queue.SimpleQueue[PaperOrder | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="paper")

    def start(self) -> None:
        """Libraries and fonts are looked for at the first order, on the thread itself."""
        self._thread.start()

    def perform(self, order: PaperOrder) -> None:
        """Queue one order."""
        self._orders.put(order)

    def stop(self, deadline_s: float = 5.0) -> bool:
        """End after the order in hand; what waits is taken up again at the next start from its row."""
        self._orders.put(None)
        self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        shutil.rmtree(self._temp, ignore_errors=True)  # what a killed window left
        self._temp.mkdir(parents=True, mode=0o700, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="paper-", dir=self._temp) as empty:
            first = self._orders.get()
            if first is not None:
                self._work(first, Path(empty))

    def _work(self, first: PaperOrder, empty: Path) -> None:
        from window_client.papers.making import Maker  # for start and memory: see there

        maker = Maker(self._settings, self._sealer, empty)
        order: PaperOrder | None = first
        while order is not None:
            if isinstance(order, MakeDocument):
                self._submit(maker.make(order))
            elif isinstance(order, SealLicence):
                self._submit(maker.seal_licence(order))
            elif isinstance(order, DrawPage):
                self._say(maker.show_page(order))
            else:
                answer = maker.hand_out(order)
                if isinstance(answer, FileNotSaved):
                    self._submit(answer)
                elif answer is not None:
                    self._say(answer)
            order = self._orders.get()
