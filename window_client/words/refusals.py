"""Why the rules say no (拒绝原因)."""

from enum import StrEnum


class RefusalCode(StrEnum):
    """The rules say no. Each has a sentence in ui/texts.py: what happened, what it means, what to do."""

    # people
    WRONG_PASSWORD = "wrong_password"
    TOO_MANY_TRIES = "too_many_tries"
    FIRST_SIGN_IN_NEEDS_NETWORK = "first_sign_in_needs_network"
    RIGHT_EXPIRED = "right_expired"
    NOT_ALLOWED = "not_allowed"
    SESSION_OVER = "session_over"
    SOMEONE_SIGNED_IN = "someone_signed_in"
    LOCKED = "locked"
    WINDOW_TAKEN = "window_taken"
    STORE_LOCKED = "store_locked"
    STORE_DAMAGED = "store_damaged"  # told, not refused
    # queue
    NO_TICKET_WAITING = "no_ticket_waiting"
    TICKET_STILL_OPEN = "ticket_still_open"
    CALL_UNDER_WAY = "call_under_way"
    WINDOW_PAUSED = "window_paused"
    NO_TICKET = "no_ticket"
    QUEUE_UNREACHABLE = "queue_unreachable"
    TICKET_NUMBER_WRONG = "ticket_number_wrong"
    WRONG_STATE = "wrong_state"
    # card
    CARD_EXPIRED = "card_expired"
    CARD_NUMBER_WRONG = "card_number_wrong"
    CARD_TROUBLE = "card_trouble"
    APPLICANT_DIFFERS = "applicant_differs"  # a person's and a unit's matters, or two units', in one form
    CARD_DIFFERS = "card_differs"
    CARD_NOT_AS_TYPED = "card_not_as_typed"
    # case
    NO_CASE = "no_case"
    SEARCH_TOO_SHORT = "search_too_short"
    NO_ITEM = "no_item"
    NOT_DELEGATED = "not_delegated"  # the item is not this window's
    ITEM_UNUSABLE = "item_unusable"
    ITEM_IN_NEWER = "item_in_newer"  # the draft was begun with an older catalogue
    ITEM_GONE = "item_gone"  # the newest catalogue does not have it any more
    PROBLEM_UNTOLD = "problem_untold"  # a report of a problem says nothing, or too much
    NO_NEWER_VERSION = "no_newer_version"
    CASE_CLOSED = "case_closed"
    BACK_TIME_WRONG = "back_time_wrong"  # the true time of a back-entered case
    NUMBERS_EXHAUSTED = "numbers_exhausted"
    FIELDS_MISSING = "fields_missing"
    MATERIALS_MISSING = "materials_missing"
    NOT_COVERED = "not_covered"
    DUPLICATE_CASE = "duplicate_case"
    WAITS_FOR_RESULT = "waits_for_result"  # of another item of the sitting
    SEVERAL_ITEMS = "several_items"  # a decision about one needs it alone on the desk
    LAST_ITEM = "last_item"
    # deciding
    NOT_IDENTIFIED = "not_identified"
    NO_DEFECT = "no_defect"
    DEFECTS_OPEN = "defects_open"  # a notice must name every open defect
    REASON_MISSING = "reason_missing"
    RETURN_REASON_MISSING = "return_reason_missing"
    NOT_UNDER_WAY = "not_under_way"  # nothing was sent, or it arrived
    ORGAN_MISSING = "organ_missing"
    REQUEST_MISSING = "request_missing"
    REMINDER_MISSING = "reminder_missing"
    NOT_TOLD = "not_told"  # the applicant was not told in writing
    SPECIAL_DAYS_MISSING = "special_days_missing"
    APPROVER_MISSING = "approver_missing"  # of an extension
    SECOND_VISIT = "second_visit"  # why must the applicant come once more?
    PROMISED_VISIT = "promised_visit"  # the same, asked when an acceptance promises something
    NOT_FROM_DEPARTMENT = "not_from_department"
    SECOND_PERSON_NEEDED = "second_person_needed"
    SECOND_PERSON_WRONG = "second_person_wrong"
    CANNOT_BE_PROMISED = "cannot_be_promised"
    PROMISE_OPEN = "promise_open"
    ALREADY_HANDED_OUT = "already_handed_out"
    TAKER_MISSING = "taker_missing"  # of a unit's result: who of it stands there
    TAKER_UNPROVED = "taker_unproved"  # nobody looked at who collects the result
    WAYBILL_MISSING = "waybill_missing"
    ELECTRONIC_CONSENT_MISSING = "electronic_consent_missing"
    ELECTRONIC_CONSENT_UNSEEN = "electronic_consent_unseen"  # nobody says that it was signed
    PACKAGE_DIFFERS = "package_differs"  # the archive's word is of another package
    ARRIVAL_PROOF_MISSING = "arrival_proof_missing"  # of what was sent electronically
    SIGNER_MISSING = "signer_missing"  # of what the courier brought
    ARRIVAL_DAY_WRONG = "arrival_day_wrong"
    ORIGINALS_UNSEEN = "originals_unseen"
    DEEMED_ACCEPTED = "deemed_accepted"  # told, not refused
    DRAFTS_VOID = "drafts_void"  # told, not refused
    DEEMED_TOMORROW = "deemed_tomorrow"
    TIME_RUNS_BACK = "time_runs_back"
    CLOCK_WRONG = "clock_wrong"
    QUERY_UNFOUNDED = "query_unfounded"  # no open case, or no purpose (Q26)
    STORE_FULL = "store_full"
    STORE_FAILED = "store_failed"
    STORE_FULL_OWED = "store_full_owed"  # of facts that nobody pressed
    STORE_FAILED_OWED = "store_failed_owed"
    # one field
    FIELD_REQUIRED = "field_required"
    FIELD_TOO_SHORT = "field_too_short"
    FIELD_TOO_LONG = "field_too_long"
    FIELD_NOT_A_NUMBER = "field_not_a_number"
    FIELD_OUT_OF_RANGE = "field_out_of_range"
    FIELD_NOT_A_DATE = "field_not_a_date"
    FIELD_NOT_A_CHOICE = "field_not_a_choice"
    FIELD_HAS_DIGITS = "field_has_digits"
    FIELD_BAD_PHONE = "field_bad_phone"
    FIELD_BAD_CERT_NO = "field_bad_cert_no"
    FIELD_OLD_CERT_NO = "field_old_cert_no"
    FIELD_BAD_BIRTH = "field_bad_birth"
    FIELD_BAD_USCC = "field_bad_uscc"
    FIELD_BAD_BANK_NO = "field_bad_bank_no"
    FIELD_LOCKED = "field_locked"
    FIELD_DISPUTED = "field_disputed"  # two sources disagree and nobody has chosen
    SOURCE_GONE = "source_gone"
    FIELD_TOO_FEW_ROWS = "field_too_few_rows"
    FIELD_TOO_MANY_ROWS = "field_too_many_rows"
    FIELD_ROW_WRONG = "field_row_wrong"  # a cell of a table
    SOFT_RULE = "soft_rule"  # a rule that yields to a reason
    FIELD_RULE = "field_rule"  # a cross-field rule of the item, e.g. age
    # pages
    FILE_NOT_READABLE = "file_not_readable"
    FILE_KIND_WRONG = "file_kind_wrong"
    FILE_TOO_LARGE = "file_too_large"
    PICTURE_BROKEN = "picture_broken"
    PAGE_DAMAGED = "page_damaged"  # a sealed page was lost or changed
    PAGE_OVER = "page_over"  # past its last day
    ORIGINAL_UNSEEN = "original_unseen"  # of one material
    MATERIAL_DEFECTIVE = "material_defective"
    CONSENT_MISSING = "consent_missing"
    NOT_REUSABLE = "not_reusable"
    LICENCE_NOT_TAKEN = "licence_not_taken"  # the catalogue wants paper
    LICENCE_NO_KEY = "licence_no_key"
    LICENCE_OFFLINE = "licence_offline"
    LICENCE_NONE = "licence_none"
    LICENCE_OVER = "licence_over"
    LICENCE_FORGED = "licence_forged"
    SCANNER_ABSENT = "scanner_absent"
    SCANNER_BUSY = "scanner_busy"
    SCANNER_JAMMED = "scanner_jammed"
    SCANNER_NO_PAPER = "scanner_no_paper"
    SCANNER_COVER_OPEN = "scanner_cover_open"
    SCAN_FAILED = "scan_failed"
    SCAN_CANCELLED = "scan_cancelled"
    SCAN_BLANK = "scan_blank"  # nothing but blank sides
    SCAN_BLANKS_LEFT_OUT = "scan_blanks_left_out"
    SCAN_FOLDER_EMPTY = "scan_folder_empty"
    CODE_UNKNOWN = "code_unknown"  # a scanned code that means nothing here
    CODE_IS_TICKET = "code_is_ticket"
    CODE_IS_LICENCE = "code_is_licence"
    CODE_IS_IDENTITY = "code_is_identity"
    # paper
    PAPER_NOT_REPRINTABLE = "paper_not_reprintable"
    LABELS_NOTHING = "labels_nothing"
    LABELS_NOT_PRINTED = "labels_not_printed"
    A4_PRINTER_NONE = "a4_printer_none"
    DOCUMENT_PRINTED_ALREADY = "document_printed_already"
    # devices
    SETTING_WRONG = "setting_wrong"
    PROFILE_NONE = "profile_none"  # the file is no device profile
    PROFILE_FORGED = "profile_forged"  # its signature is wrong
    PROFILE_TOO_NEW = "profile_too_new"
    PROFILE_NOT_WRITTEN = "profile_not_written"
    SETTING_NOT_KEPT = "setting_not_kept"  # the file with the device settings could not be written
    PAPER_NOT_READY = "paper_not_ready"
    PAPER_UNSEALED = "paper_unsealed"  # no seal image or no date: the paper may not go out
    PAPER_NOT_SAVED = "paper_not_saved"
    # our own fault
    INTERNAL = "internal"
