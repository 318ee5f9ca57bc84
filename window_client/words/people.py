"""Roles and deeds (岗位与操作)."""

from enum import StrEnum


class Role(StrEnum):
    """Who may do what (岗位)."""

    CLERK = "clerk"  # 窗口人员
    SUPERVISOR = "supervisor"  # 值班长
    TECHNICIAN = "technician"  # 运维
    DEPARTMENT = "department"  # 办理部门: acts through the platform, never signs in here


class Deed(StrEnum):
    """Everything a signed-in person may be allowed to do; `domain/clerk.py` holds the one table deed → roles."""

    CALL_TICKET = "call_ticket"
    SERVE = "serve"  # start, finish, no-show
    FILL_CASE = "fill_case"  # open, answer, capture, set aside, discard
    BACK_ENTER = "back_enter"  # 补录
    ACCEPT_CASE = "accept_case"
    FIND_CASE = "find_case"
    REPORT_ITEM = "report_item"  # 报告目录问题
    DECIDE_CASE = "decide_case"  # receive, notice, refuse, withdraw, correct on the spot
    VOID_CASE = "void_case"
    ISSUE_RESULT = "issue_result"
    SEE_PAPERS = "see_papers"
    REPRINT = "reprint"
    REVEAL = "reveal"
    SEE_HALL = "see_hall"
    SEE_DEVICES = "see_devices"
    PROBE_DEVICE = "probe_device"
    SET_DEVICE = "set_device"  # bind, change a setting, take a neighbour's profile
    SEE_STORE = "see_store"
    CHANGE_KEY = "change_key"
    SEND_NOW = "send_now"
    SEE_OUTBOX = "see_outbox"
    SETTLE_CONFLICT = "settle_conflict"  # see both contents of one record, decide which holds
    SCAN_CODE = "scan_code"
    CLOSE_DAY = "close_day"
    CONFIRM_CLOCK = "confirm_clock"
    LOCK = "lock"
    SIGN_OUT = "sign_out"
