CREATE TRIGGER reduced_fixed BEFORE UPDATE ON reduced BEGIN SELECT RAISE(ABORT, 'the hash of a reduced case is never
    changed'); END

CREATE TRIGGER reduced_stays BEFORE DELETE ON reduced BEGIN SELECT RAISE(ABORT, 'the hash of a reduced case stays');
    END

CREATE TRIGGER reduced_only_ended BEFORE INSERT ON reduced WHEN NOT EXISTS (SELECT 1 FROM cases WHERE id = NEW.case_id
    AND state IN ('abandoned', 'archived', 'delivered', 'not_accepted', 'void', 'withdrawn')) OR EXISTS (SELECT 1 FROM
    deliveries WHERE case_id = NEW.case_id AND state NOT IN ('acknowledged', 'superseded')) BEGIN SELECT RAISE(ABORT, 'an
    open case or an unsent record is never reduced'); END

CREATE TRIGGER events_stay BEFORE DELETE ON events WHEN NOT EXISTS (SELECT 1 FROM reduced WHERE case_id = OLD.case_id)
    BEGIN SELECT RAISE(ABORT, 'events are never removed'); END

CREATE TRIGGER events_fixed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT,
    'events are never changed'); END

CREATE TRIGGER checks_stay BEFORE DELETE ON checks WHEN NOT EXISTS (SELECT 1 FROM reduced WHERE case_id = OLD.case_id)
    BEGIN SELECT RAISE(ABORT, 'checks are never removed'); END

CREATE TRIGGER checks_fixed BEFORE UPDATE ON checks BEGIN SELECT RAISE(ABORT,
    'checks are never changed'); END

CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT,
    'audit entries are never removed'); END

CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT,
    'audit entries are never changed'); END

CREATE TRIGGER deliveries_fixed BEFORE UPDATE OF id,
    kind,
    case_id,
    seq,
    actor,
    window,
    at,
    body ON deliveries BEGIN SELECT RAISE(ABORT,
    'a record is signed by who did it and when'); END

CREATE TRIGGER deliveries_stay BEFORE DELETE ON deliveries WHEN OLD.state NOT IN ('acknowledged',
    'superseded') BEGIN SELECT RAISE(ABORT,
    'an unsent record is never removed'); END

CREATE TRIGGER papers_fixed BEFORE UPDATE OF id,
    case_id,
    kind,
    template,
    template_hash,
    slip,
    queued_at,
    copy ON papers BEGIN SELECT RAISE(ABORT,
    'a paper is frozen when it is made'); END

CREATE TRIGGER papers_stay BEFORE DELETE ON papers WHEN NOT EXISTS (SELECT 1 FROM reduced WHERE case_id = OLD.case_id)
    BEGIN SELECT RAISE(ABORT, 'papers are never removed'); END

CREATE TRIGGER templates_stay BEFORE DELETE ON templates BEGIN SELECT RAISE(ABORT,
    'templates of papers are never removed'); END

CREATE TRIGGER templates_fixed BEFORE UPDATE ON templates BEGIN SELECT RAISE(ABORT,
    'a template is frozen by its hash'); END

CREATE TRIGGER documents_stay BEFORE DELETE ON documents WHEN NOT EXISTS (SELECT 1 FROM reduced WHERE case_id =
    OLD.case_id) BEGIN SELECT RAISE(ABORT, 'official papers are never removed'); END

CREATE TRIGGER documents_fixed BEFORE UPDATE OF id,
    case_id,
    kind,
    number,
    template_hash,
    data,
    made_at,
    made_by,
    copy ON documents BEGIN SELECT RAISE(ABORT,
    'an official paper is frozen when it is made'); END

CREATE TRIGGER documents_sealed BEFORE UPDATE OF pdf,
    sha256,
    pages ON documents WHEN OLD.state = 'ready' BEGIN SELECT RAISE(ABORT,
    'a sealed paper is never made anew'); END

CREATE TRIGGER promises_stay BEFORE DELETE ON promises WHEN (SELECT state FROM cases WHERE id = OLD.case_id) NOT IN
    ('draft', 'received', 'correction') AND NOT EXISTS (SELECT 1 FROM reduced WHERE case_id = OLD.case_id) BEGIN SELECT
    RAISE(ABORT, 'a promise stays once its case is accepted'); END

CREATE TRIGGER results_stay BEFORE DELETE ON results WHEN NOT EXISTS (SELECT 1 FROM reduced WHERE case_id =
    OLD.case_id) BEGIN SELECT RAISE(ABORT, 'results are never removed'); END

CREATE TRIGGER results_once BEFORE UPDATE ON results WHEN OLD.handed_at IS NOT NULL AND NOT (OLD.way IN
    ('courier', 'electronic') AND NEW.handed_at IS NULL AND (SELECT state FROM cases WHERE id = OLD.case_id) =
    'issued') BEGIN SELECT RAISE(ABORT, 'a result is handed out once, unless what was sent came back'); END

CREATE TRIGGER inbox_fixed BEFORE UPDATE OF cursor,
    kind,
    at,
    body,
    outcome ON inbox BEGIN SELECT RAISE(ABORT,
    'a message of the platform is kept as it came'); END

CREATE TRIGGER numbers_fixed BEFORE UPDATE OF kind,
    text,
    block,
    seq,
    case_id ON numbers BEGIN SELECT RAISE(ABORT,
    'a taken number is never changed'); END

CREATE TRIGGER numbers_stay BEFORE DELETE ON numbers BEGIN SELECT RAISE(ABORT,
    'taken numbers are never removed'); END

CREATE TRIGGER cases_fixed BEFORE UPDATE ON cases WHEN NEW.id <> OLD.id OR NEW.opened_by <> OLD.opened_by OR NEW.opened_at <> OLD.opened_at OR NEW.back_taken IS NOT OLD.back_taken OR NEW.back_accepted IS NOT OLD.back_accepted OR (OLD.receipt_no <> '' AND NEW.receipt_no <> OLD.receipt_no) OR (OLD.official_no <> '' AND NEW.official_no <> OLD.official_no) BEGIN SELECT RAISE(ABORT,
    'who opened a case and its numbers are never changed'); END

CREATE TRIGGER cases_stay BEFORE DELETE ON cases WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT,
    'only drafts are removed'); END

CREATE TRIGGER basket_stays BEFORE DELETE ON basket WHEN OLD.became IS NOT NULL BEGIN SELECT RAISE(ABORT, 'an item that became a case stays'); END

CREATE TRIGGER basket_fixed BEFORE UPDATE ON basket WHEN OLD.became IS NOT NULL BEGIN SELECT RAISE(ABORT, 'an item became its case for good'); END

CREATE TRIGGER print_jobs_stay BEFORE DELETE ON print_jobs BEGIN SELECT RAISE(ABORT, 'printings are never removed'); END

CREATE TRIGGER print_jobs_fixed BEFORE UPDATE OF id, document_id, queued_at ON print_jobs BEGIN SELECT RAISE(ABORT, 'what was printed and when it was asked for is never changed'); END

CREATE TRIGGER evaluations_stay BEFORE DELETE ON evaluations BEGIN SELECT RAISE(ABORT, 'evaluations are never removed'); END

CREATE TRIGGER evaluations_fixed BEFORE UPDATE ON evaluations WHEN OLD.state <> 'asked' OR NEW.nonce <> OLD.nonce OR NEW.case_id <> OLD.case_id OR NEW.visit <> OLD.visit BEGIN SELECT RAISE(ABORT, 'an evaluation is answered once'); END
