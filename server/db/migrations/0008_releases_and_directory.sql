CREATE TABLE `access_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`scopes` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`last_used_at` text,
	`ended_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `access_tokens_token_hash_unique` ON `access_tokens` (`token_hash`);--> statement-breakpoint
CREATE TABLE `agreements` (
	`user` text NOT NULL,
	`what` text NOT NULL,
	`version` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`user`, `what`, `version`),
	FOREIGN KEY (`user`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `bundles` (
	`hash` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`version` text NOT NULL,
	`parent` text,
	`text` text NOT NULL,
	`received_at` text NOT NULL,
	`received_from` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `bundles_by_time` ON `bundles` (`received_at`);--> statement-breakpoint
CREATE INDEX `bundles_by_content` ON `bundles` (`content`);--> statement-breakpoint
CREATE TABLE `configuration_draft_files` (
	`draft` text NOT NULL,
	`path` text NOT NULL,
	`text` text,
	PRIMARY KEY(`draft`, `path`),
	FOREIGN KEY (`draft`) REFERENCES `configuration_drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `configuration_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`basis` text NOT NULL,
	`version` integer NOT NULL,
	`made_by` text NOT NULL,
	`made_at` text NOT NULL,
	`changed_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `directory` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`body` text NOT NULL,
	`version` integer NOT NULL,
	`turn` integer NOT NULL,
	`basis` text,
	`changed_by` text NOT NULL,
	`changed_at` text NOT NULL,
	PRIMARY KEY(`kind`, `id`)
);
--> statement-breakpoint
CREATE INDEX `directory_by_turn` ON `directory` (`kind`,`turn`);--> statement-breakpoint
CREATE TABLE `levels` (
	`level` integer PRIMARY KEY NOT NULL,
	`release` text NOT NULL,
	`steps` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `plan_approvals` (
	`plan` text NOT NULL,
	`user_name` text NOT NULL,
	`at` text NOT NULL,
	`verdict` text NOT NULL,
	`note` text,
	`content` text NOT NULL,
	PRIMARY KEY(`plan`, `user_name`),
	FOREIGN KEY (`plan`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `plans` (
	`id` text PRIMARY KEY NOT NULL,
	`bundle` text NOT NULL,
	`direction` text NOT NULL,
	`basis` text NOT NULL,
	`state` text NOT NULL,
	`body` text NOT NULL,
	`decisions` text NOT NULL,
	`progress` text,
	`failure` text,
	`made_by` text NOT NULL,
	`made_at` text NOT NULL,
	`scheduled_at` text,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`bundle`) REFERENCES `bundles`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plans_by_time` ON `plans` (`made_at`);--> statement-breakpoint
CREATE INDEX `plans_by_state` ON `plans` (`state`);--> statement-breakpoint
CREATE TABLE `purges` (
	`id` text PRIMARY KEY NOT NULL,
	`plan` text NOT NULL,
	`item` text NOT NULL,
	`due_at` text NOT NULL,
	`done_at` text,
	FOREIGN KEY (`plan`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `purges_by_due` ON `purges` (`due_at`);--> statement-breakpoint
CREATE TABLE `receipts` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`kind` text NOT NULL,
	`bundle` text,
	`content` text NOT NULL,
	`plan` text,
	`body` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `trusted_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `releases` ADD `level` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `records` ADD `level` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `records_by_level` ON `records` (`type`,`level`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `agent` text;--> statement-breakpoint
CREATE TRIGGER `receipts_are_not_changed` BEFORE UPDATE ON `receipts` BEGIN SELECT RAISE(ABORT, 'receipts are written once'); END;--> statement-breakpoint
CREATE TRIGGER `receipts_are_not_deleted` BEFORE DELETE ON `receipts` BEGIN SELECT RAISE(ABORT, 'receipts are written once'); END;--> statement-breakpoint
CREATE TRIGGER `levels_are_not_changed` BEFORE UPDATE ON `levels` BEGIN SELECT RAISE(ABORT, 'levels are written once'); END;--> statement-breakpoint
CREATE TRIGGER `levels_are_not_deleted` BEFORE DELETE ON `levels` BEGIN SELECT RAISE(ABORT, 'levels are written once'); END;
