"""Watching lines (收发记录): what goes over a device's line, shown, recorded and played, masked before it comes here."""

from dataclasses import replace

from window_client.messages import (
    RecordLine,
    RecordTrace,
    ReplayRecording,
    ReplayTrace,
    ShowTrace,
    TraceHeard,
    TraceRecorded,
    TraceReplayed,
    WatchTrace,
)
from window_client.steps.work import Glance, Said
from window_client.views import TraceView


def show_trace(message: ShowTrace, glance: Glance) -> Said:
    """Watch one device's line, or none."""
    return [WatchTrace(message.device)]


def trace_heard(message: TraceHeard, glance: Glance) -> Said:
    """New lines, at the hall's time."""
    zone = glance.now.tzinfo
    return [TraceView(message.device, tuple(replace(line, at=line.at.astimezone(zone)) for line in message.lines))]


def record_line(message: RecordLine, glance: Glance) -> Said:
    """Begin or end a recording."""
    return [RecordTrace(message.device, message.path)]


def trace_recorded(message: TraceRecorded, glance: Glance) -> Said:
    """A recording began, ended or could not be written."""
    glance.remember(recording=replace(glance.room.recording, recorded=message))
    return [glance.room.recording]


def replay_recording(message: ReplayRecording, glance: Glance) -> Said:
    """Play a recording."""
    return [ReplayTrace(message.path)]


def trace_replayed(message: TraceReplayed, glance: Glance) -> Said:
    """What the driver made of it."""
    glance.remember(recording=replace(glance.room.recording, replayed=message))
    return [glance.room.recording]
