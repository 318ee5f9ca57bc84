"""Roles and deeds (岗位与操作)."""

from enum import StrEnum


class Role(StrEnum):
    """Who may do what (岗位)."""

    CLERK = "clerk"  # 窗口人员
    SUPERVISOR = "supervisor"  # 值班长
    TECHNICIAN = "technician"  # 运维


class Deed(StrEnum):
    """Everything a signed-in person may be allowed to do; `domain/clerk.py` holds the one table deed → roles."""

    CALL_TICKET = "call_ticket"
    SERVE = "serve"  # start, finish, no-show
    FILL_CASE = "fill_case"  # open, answer, capture, set aside, discard
    ACCEPT_CASE = "accept_case"
    FIND_CASE = "find_case"
    REPRINT = "reprint"
    REVEAL = "reveal"
    SEE_HALL = "see_hall"
    SEE_DEVICES = "see_devices"
    PROBE_DEVICE = "probe_device"
    SEND_NOW = "send_now"
    SIGN_OUT = "sign_out"
