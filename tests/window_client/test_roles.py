"""Every deed × every role: the one table decides, and what it refuses is audited."""

from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from local_cache.store import EncryptedStore
from tests.window_client.desk_room import stage
from window_client import messages as m
from window_client.domain.clerk import MAY
from window_client.domain.ids import SessionId
from window_client.step_table import DEEDS
from window_client.views import Notice
from window_client.words import Deed, RefusalCode, Role

WISHES = sorted(DEEDS, key=lambda kind: kind.__name__)


def made(kind: type[m.Wish], session: SessionId) -> m.Wish:
    """Such a wish with the plainest values."""
    hints, values = get_type_hints(kind), dict[str, Any]()
    for each in fields(kind):
        if each.name == "session":
            values["session"] = session
        elif each.default is MISSING and each.default_factory is MISSING:
            hint = hints[each.name]
            values[each.name] = next(iter(hint)) if hasattr(hint, "__members__") else _plain(hint)
    return kind(**values)


def _plain(hint: Any) -> Any:
    return () if getattr(hint, "__origin__", hint) is tuple else False if hint is bool else 0 if hint is int else "x"


def test_every_wish_has_a_deed_and_every_deed_a_role() -> None:
    every = {kind for kind in vars(m).values() if isinstance(kind, type) and issubclass(kind, m.Wish)} - {m.Wish}
    assert every == set(DEEDS)
    assert all(MAY[deed] for deed in Deed if deed in MAY)
    assert set(DEEDS.values()) <= set(MAY)


@pytest.mark.parametrize("role", list(Role))
def test_each_wish_is_refused_and_audited_exactly_where_the_table_says_so(tmp_path: Path, role: Role) -> None:
    refused = [kind for kind in WISHES if role not in MAY[DEEDS[kind]]]
    with stage(tmp_path) as room:
        session = room.sign_in(role)
        for kind in WISHES:
            if kind not in refused:
                continue
            notice = room.tell(made(kind, session), Notice)
            assert notice.code is RefusalCode.NOT_ALLOWED, kind.__name__
        directory, vault = room.directory, room.vault
    store = EncryptedStore(directory, vault)
    store.open()
    with store.unit() as unit:
        denied = [entry for entry in unit.audit.entries() if entry.outcome == "not_allowed"]
    store.close()
    assert [entry.deed for entry in denied] == [DEEDS[kind].value for kind in refused]
    assert {entry.role for entry in denied} <= {role.value}


@pytest.mark.parametrize("kind", WISHES, ids=lambda kind: kind.__name__)
def test_no_wish_is_heard_without_the_session_it_names(tmp_path: Path, kind: type[m.Wish]) -> None:
    with stage(tmp_path) as room:
        room.sign_in()
        assert room.tell(made(kind, SessionId("stale")), Notice).code is RefusalCode.SESSION_OVER


@pytest.mark.parametrize("role", list(Role))
def test_what_the_table_allows_is_never_refused_for_the_role(tmp_path: Path, role: Role) -> None:
    allowed = [kind for kind in WISHES if role in MAY[DEEDS[kind]] and kind not in {m.SignOut, m.Lock}]
    with stage(tmp_path) as room:
        session = room.sign_in(role)
        for kind in allowed:
            room.desk.submit(made(kind, session))
    assert RefusalCode.NOT_ALLOWED not in {each.code for each in room.said if isinstance(each, Notice)}
