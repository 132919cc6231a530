CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`user_name` text,
	`action` text NOT NULL,
	`record_type` text,
	`record` text,
	`version` integer,
	`head` text,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_by_record` ON `audit` (`record`,`seq`);--> statement-breakpoint
CREATE TABLE `change_payloads` (
	`record` text NOT NULL,
	`version` integer NOT NULL,
	`salt` blob NOT NULL,
	`payload` text NOT NULL,
	PRIMARY KEY(`record`, `version`),
	CONSTRAINT "payload_is_json" CHECK(json_valid("change_payloads"."payload"))
);
--> statement-breakpoint
CREATE TABLE `changes` (
	`record` text NOT NULL,
	`version` integer NOT NULL,
	`action` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`mutation` text NOT NULL,
	`release` text NOT NULL,
	`payload_hash` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`record`, `version`)
);
--> statement-breakpoint
CREATE TABLE `device_keys` (
	`user` text NOT NULL,
	`device` text NOT NULL,
	`key` blob NOT NULL,
	PRIMARY KEY(`user`, `device`),
	FOREIGN KEY (`user`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `heartbeats` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `limits` (
	`key` text PRIMARY KEY NOT NULL,
	`tokens` real NOT NULL,
	`filled_at` integer NOT NULL,
	`failures` integer NOT NULL,
	`failed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `limits_by_time` ON `limits` (`filled_at`);--> statement-breakpoint
CREATE TABLE `mutations` (
	`id` text PRIMARY KEY NOT NULL,
	`user_name` text NOT NULL,
	`fingerprint` text NOT NULL,
	`result` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `projections` (
	`table` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reach_keys` (
	`number` integer PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`principal` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reach_keys_by_name` ON `reach_keys` (`label`,`principal`);--> statement-breakpoint
CREATE TABLE `records` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`programme` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	CONSTRAINT "state_is_json" CHECK(json_valid("records"."state"))
);
--> statement-breakpoint
CREATE INDEX `records_by_type` ON `records` (`type`,`id`);--> statement-breakpoint
CREATE TABLE `releases` (
	`hash` text PRIMARY KEY NOT NULL,
	`model` text NOT NULL,
	`activated_at` text NOT NULL,
	`turn` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `releases_by_turn` ON `releases` (`turn`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user`);--> statement-breakpoint
CREATE TABLE `set_up_tokens` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `user_groups` (
	`user` text NOT NULL,
	`group` text NOT NULL,
	PRIMARY KEY(`user`, `group`),
	FOREIGN KEY (`user`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `user_groups_by_group` ON `user_groups` (`group`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`user_name` text NOT NULL,
	`name_key` text NOT NULL,
	`full_name` text NOT NULL,
	`code` text,
	`email` text,
	`phone` text,
	`position` text,
	`location` text,
	`locale` text,
	`services` text NOT NULL,
	`role` text NOT NULL,
	`agency` text NOT NULL,
	`disabled` integer NOT NULL,
	`membership_version` integer NOT NULL,
	`password_hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_user_name_unique` ON `users` (`user_name`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_name_key_unique` ON `users` (`name_key`);