"""A fault is told once, and telling it never becomes a fault that is told again."""

import logging

import pytest

from ui.bridge import Bridge
from ui.faults import FaultHooks

MOST = 20


@pytest.mark.expects_log
def test_a_slot_that_fails_at_every_notice_is_not_told_of_its_own_fault(caplog: pytest.LogCaptureFixture) -> None:
    bridge, told = Bridge(), list[object]()
    hooks = FaultHooks(bridge.say)

    def broken(view: object) -> None:
        told.append(view)
        if len(told) < MOST:
            hooks.report("in a slot", RuntimeError, None)  # what Qt does when a slot raises

    bridge.said.connect(broken)
    with caplog.at_level(logging.ERROR):
        hooks.report("in a slot", ValueError, None)
        assert len(told) == 1
        hooks.report("in a slot", ValueError, None)
    assert len(told) == 2
    assert len([record for record in caplog.records if "RuntimeError" in record.message]) == 2
