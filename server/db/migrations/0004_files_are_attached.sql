CREATE TABLE `file_uses` (
	`file` text NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`file`, `record`),
	FOREIGN KEY (`file`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `files` (
	`hash` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`key` blob NOT NULL,
	`size` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staged_files` (
	`user_name` text NOT NULL,
	`file` text NOT NULL,
	`file_name` text NOT NULL,
	`content_type` text NOT NULL,
	`received` integer NOT NULL,
	`staged_at` integer NOT NULL,
	PRIMARY KEY(`user_name`, `file`),
	FOREIGN KEY (`file`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staged_files_by_time` ON `staged_files` (`staged_at`);--> statement-breakpoint
CREATE INDEX `staged_files_by_file` ON `staged_files` (`file`);