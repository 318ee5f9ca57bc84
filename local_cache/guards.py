"""Triggers that keep facts facts (不可改写), whoever writes the SQL: no rule of ours can be forgotten past them."""


def _refuse(name: str, on: str, what: str, when: str = "") -> str:
    return f"CREATE TRIGGER {name} BEFORE {on} {when}BEGIN SELECT RAISE(ABORT, '{what}'); END"


_KEPT = "WHEN NOT EXISTS (SELECT 1 FROM reduced WHERE case_id = OLD.case_id) "
"""What hangs on a case stays until the days of that case are over."""

REDUCING = "reduced_only_ended"

GUARDS = (
    _refuse(
        REDUCING,
        "INSERT ON reduced",
        "an open case or an unsent record is never reduced",
        "WHEN NOT EXISTS (SELECT 1 FROM cases WHERE id = NEW.case_id AND state IN"
        " ('abandoned', 'archived', 'delivered', 'not_accepted', 'void', 'withdrawn')) OR EXISTS (SELECT 1 FROM"
        " deliveries WHERE case_id = NEW.case_id AND state NOT IN ('acknowledged', 'superseded')) ",
    ),
    _refuse("reduced_stays", "DELETE ON reduced", "the hash of a reduced case stays"),
    _refuse("reduced_fixed", "UPDATE ON reduced", "the hash of a reduced case is never changed"),
    _refuse("events_stay", "DELETE ON events", "events are never removed", _KEPT),
    _refuse("events_fixed", "UPDATE ON events", "events are never changed"),
    _refuse("checks_stay", "DELETE ON checks", "checks are never removed", _KEPT),
    _refuse("checks_fixed", "UPDATE ON checks", "checks are never changed"),
    _refuse("audit_stays", "DELETE ON audit", "audit entries are never removed"),
    _refuse("audit_fixed", "UPDATE ON audit", "audit entries are never changed"),
    _refuse(
        "deliveries_fixed",
        "UPDATE OF id, kind, case_id, seq, actor, window, at, body ON deliveries",
        "a record is signed by who did it and when",
    ),
    _refuse(
        "deliveries_stay",
        "DELETE ON deliveries",
        "an unsent record is never removed",
        "WHEN OLD.state NOT IN ('acknowledged', 'superseded') ",
    ),
    _refuse(
        "papers_fixed",
        "UPDATE OF id, case_id, kind, template, template_hash, slip, queued_at, copy ON papers",
        "a paper is frozen when it is made",
    ),
    _refuse("papers_stay", "DELETE ON papers", "papers are never removed", _KEPT),
    _refuse("templates_stay", "DELETE ON templates", "templates of papers are never removed"),
    _refuse("templates_fixed", "UPDATE ON templates", "a template is frozen by its hash"),
    _refuse("documents_stay", "DELETE ON documents", "official papers are never removed", _KEPT),
    _refuse(
        "documents_fixed",
        "UPDATE OF id, case_id, kind, number, template_hash, data, made_at, made_by, copy ON documents",
        "an official paper is frozen when it is made",
    ),
    _refuse(
        "documents_sealed",
        "UPDATE OF pdf, sha256, pages ON documents",
        "a sealed paper is never made anew",
        "WHEN OLD.state = 'ready' ",
    ),
    _refuse("print_jobs_stay", "DELETE ON print_jobs", "printings are never removed"),
    _refuse(
        "print_jobs_fixed",
        "UPDATE OF id, document_id, queued_at ON print_jobs",
        "what was printed and when it was asked for is never changed",
    ),
    _refuse("evaluations_stay", "DELETE ON evaluations", "evaluations are never removed"),
    _refuse(
        "evaluations_fixed",
        "UPDATE ON evaluations",
        "an evaluation is answered once",
        "WHEN OLD.state <> 'asked' OR NEW.nonce <> OLD.nonce OR NEW.case_id <> OLD.case_id OR NEW.visit <> OLD.visit ",
    ),
    _refuse("basket_stays", "DELETE ON basket", "an item that became a case stays", "WHEN OLD.became IS NOT NULL "),
    _refuse("basket_fixed", "UPDATE ON basket", "an item became its case for good", "WHEN OLD.became IS NOT NULL "),
    _refuse(
        "promises_stay",
        "DELETE ON promises",
        "a promise stays once its case is accepted",
        "WHEN (SELECT state FROM cases WHERE id = OLD.case_id) NOT IN ('draft', 'received', 'correction')"
        " AND NOT EXISTS (SELECT 1 FROM reduced WHERE case_id = OLD.case_id) ",
    ),
    _refuse("results_stay", "DELETE ON results", "results are never removed", _KEPT),
    _refuse(
        "results_once",
        "UPDATE ON results",
        "a result is handed out once, unless what was sent came back",
        "WHEN OLD.handed_at IS NOT NULL AND NOT (OLD.way IN ('courier', 'electronic') AND NEW.handed_at IS NULL"
        " AND (SELECT state FROM cases WHERE id = OLD.case_id) = 'issued') ",
    ),
    _refuse(
        "inbox_fixed",
        "UPDATE OF cursor, kind, at, body, outcome ON inbox",
        "a message of the platform is kept as it came",
    ),
    _refuse("numbers_fixed", "UPDATE OF kind, text, block, seq, case_id ON numbers", "a taken number is never changed"),
    _refuse("numbers_stay", "DELETE ON numbers", "taken numbers are never removed"),
    _refuse(
        "cases_fixed",
        "UPDATE ON cases",
        "who opened a case and its numbers are never changed",
        "WHEN NEW.id <> OLD.id OR NEW.opened_by <> OLD.opened_by OR NEW.opened_at <> OLD.opened_at"
        " OR NEW.back_taken IS NOT OLD.back_taken OR NEW.back_accepted IS NOT OLD.back_accepted"
        " OR (OLD.receipt_no <> '' AND NEW.receipt_no <> OLD.receipt_no)"
        " OR (OLD.official_no <> '' AND NEW.official_no <> OLD.official_no) ",
    ),
    _refuse("cases_stay", "DELETE ON cases", "only drafts are removed", "WHEN OLD.state <> 'draft' "),
)

_NAME_IN = "INSERT INTO case_names(rowid, letters) VALUES (NEW.place, NEW.letters)"

NAMES = (
    "CREATE VIRTUAL TABLE case_names USING fts5(letters, content='', contentless_delete=1)",
    f"CREATE TRIGGER case_names_in AFTER INSERT ON case_keys WHEN NEW.letters <> '' BEGIN {_NAME_IN}; END",
    "CREATE TRIGGER case_names_out AFTER UPDATE OF letters ON case_keys WHEN OLD.letters <> NEW.letters"  # noqa: S608
    f" BEGIN DELETE FROM case_names WHERE rowid = OLD.place; {_NAME_IN}; END",
)
"""The index of names, one token a character: SQL only, so that no writer can forget it."""
