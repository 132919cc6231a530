-- The log and the audit are written once. Payloads of the log may be erased, never changed.
CREATE TRIGGER `changes_are_not_changed` BEFORE UPDATE ON `changes` BEGIN SELECT RAISE(ABORT, 'changes are written once'); END;--> statement-breakpoint
CREATE TRIGGER `changes_are_not_deleted` BEFORE DELETE ON `changes` BEGIN SELECT RAISE(ABORT, 'changes are written once'); END;--> statement-breakpoint
CREATE TRIGGER `change_payloads_are_not_changed` BEFORE UPDATE ON `change_payloads` BEGIN SELECT RAISE(ABORT, 'payloads are written once'); END;--> statement-breakpoint
CREATE TRIGGER `audit_is_not_changed` BEFORE UPDATE ON `audit` BEGIN SELECT RAISE(ABORT, 'the audit is written once'); END;--> statement-breakpoint
CREATE TRIGGER `audit_is_not_deleted` BEFORE DELETE ON `audit` BEGIN SELECT RAISE(ABORT, 'the audit is written once'); END;
