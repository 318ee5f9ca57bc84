"""What the display over a window shows in each state (屏显文字): built-in texts by what the make can show, and the
hall's own, which go first."""

from collections.abc import Mapping, Sequence

from window_client.domain.display_makes import ASCII, DIGITS, HAN, SCRIPTS
from window_client.words import WindowState

W = WindowState
DARK = "-"
"""A hall's own text that means: show nothing."""

TEXTS: Mapping[str, Mapping[WindowState, tuple[str, ...]]] = {
    HAN: {
        W.IDLE: ("{name}", "请等候叫号"),
        W.CALLING: ("请 {number} 号", "到{name}"),
        W.SERVING: ("{number} 号", "正在办理"),
        W.PAUSED: ("{name}", "暂停服务"),
        W.CLOSED: ("{name}", "未开放"),
    },
    ASCII: {
        W.IDLE: ("{window}", "WELCOME"),
        W.CALLING: ("{number}", "-> {window}"),
        W.SERVING: ("{number}", "SERVING"),
        W.PAUSED: ("{window}", "PAUSED"),
        W.CLOSED: ("{window}", "CLOSED"),
    },
    DIGITS: {
        W.IDLE: (),
        W.CALLING: ("{number}",),
        W.SERVING: ("{number}",),
        W.PAUSED: ("----",),
        W.CLOSED: (),
    },
}


def lines(own: Sequence[str], make: str, state: WindowState, *, number: str, window: str, name: str) -> tuple[str, ...]:
    """The lines for this state; `own` are the hall's, empty = the built-in ones. A number is shown only while somebody
    is called or served, whatever the hall wrote."""
    if list(own) == [DARK]:
        return ()
    words = {"{number}": number if state in {W.CALLING, W.SERVING} else "", "{window}": window, "{name}": name}
    return tuple(_filled(line, words) for line in own or TEXTS[SCRIPTS[make]][state])


def _filled(line: str, words: Mapping[str, str]) -> str:
    for place, word in words.items():
        line = line.replace(place, word)
    return line.strip()
