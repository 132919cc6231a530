CREATE INDEX `audit_by_time` ON `audit` (`at`,`action`);--> statement-breakpoint
CREATE INDEX `audit_by_user` ON `audit` (`user_name`,`at`,`action`);--> statement-breakpoint
CREATE INDEX `audit_by_action` ON `audit` (`action`,`at`);--> statement-breakpoint
CREATE INDEX `audit_by_type` ON `audit` (`record_type`,`at`,`action`);