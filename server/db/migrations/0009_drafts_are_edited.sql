CREATE TABLE `configuration_bases` (
	`content` text PRIMARY KEY NOT NULL,
	`files` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `configuration_draft_steps` (
	`draft` text NOT NULL,
	`version` integer NOT NULL,
	`operations` text NOT NULL,
	`inverse` text NOT NULL,
	`place` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`draft`, `version`),
	FOREIGN KEY (`draft`) REFERENCES `configuration_drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
