CREATE TABLE `left_records` (
	`type` text NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`type`, `record`)
);
--> statement-breakpoint
CREATE TABLE `left_tables` (
	`table` text PRIMARY KEY NOT NULL
);
