CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`kind` text NOT NULL,
	`notice` text,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mails_by_state` ON `mails` (`state`,`next_at`);--> statement-breakpoint
CREATE INDEX `mails_by_notice` ON `mails` (`notice`);--> statement-breakpoint
CREATE INDEX `mails_by_time` ON `mails` (`at`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`at` text NOT NULL,
	`notification` text NOT NULL,
	`record_type` text NOT NULL,
	`record` text NOT NULL,
	`short_id` text NOT NULL,
	`form` text,
	`by` text NOT NULL,
	`read_at` text,
	FOREIGN KEY (`user`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notices_by_user` ON `notices` (`user`,`at`);--> statement-breakpoint
CREATE INDEX `notices_by_time` ON `notices` (`at`);--> statement-breakpoint
CREATE TABLE `password_resets` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `password_resets_user_unique` ON `password_resets` (`user`);--> statement-breakpoint
ALTER TABLE `users` ADD `send_mail` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `mail_off` text;